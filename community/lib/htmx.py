"""Small helpers for pages that answer both htmx and plain forms."""

from django.shortcuts import redirect, render


def piece_or_redirect(request, template, context, to, status=200):
    """An htmx request gets the piece `template`; a plain form is redirected to `to`."""
    if request.htmx:
        return render(request, template, context, status=status)
    return redirect(to)


def instead_of_main(response, select):
    """Put what `select` (CSS) finds in `response` in place of the whole page's content, whatever htmx was to swap."""
    response.headers["HX-Retarget"] = "#main"
    response.headers["HX-Reswap"] = "innerHTML show:window:top"
    response.headers["HX-Reselect"] = select
    return response
