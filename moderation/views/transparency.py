"""What was published about the work of moderation, for everybody."""

import csv

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ..figures import period
from ..figures_words import tables
from ..models import TransparencyReport


def code_of(report):
    """The code of the Period that a report is about."""
    year = report.start.year
    is_year = (report.end - report.start).days > 100
    return f"{year}" if is_year else f"{year}-q{(report.start.month + 2) // 3}"


@require_GET
def transparency(request):
    """The figures of a period that were published; the newest, unless ?period= names another."""
    reports = {code_of(report): report for report in TransparencyReport.objects.all()}
    code = request.GET.get("period") or next(iter(reports), "")
    if code and code not in reports:
        raise Http404
    report = reports.get(code)
    given = {
        "report": report,
        "period": period(code) if report else None,
        "periods": [period(each) for each in reports],
        "tables": tables(report.figures) if report else [],
    }
    return render(request, "moderation/transparency.html", given)


@require_GET
def transparency_csv(request, code):
    """The same as a file: one line a figure."""
    found = {code_of(report): report for report in TransparencyReport.objects.all()}.get(code)
    if found is None:
        raise Http404
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="transparency-{code}.csv"'
    lines = csv.writer(answer)
    lines.writerow(["table", "what", "column", "figure"])
    for table in tables(found.figures):
        for words, cells in table.rows:
            lines.writerows([table.name, words, head, cell] for head, cell in zip(table.heads, cells, strict=True))
    return answer
