"""The importer on the real file, where it is there: HEARTH_THREADS names it, or it lies beside the checkout."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from forums.models import BoardPage, Post, Topic

FILE = Path(os.environ.get("HEARTH_THREADS") or settings.BASE_DIR.parent / "shared" / "data" / "threads.jsonl")


@pytest.mark.skipif(not FILE.is_file(), reason=f"{FILE.name} is not there; HEARTH_THREADS can name it")
@pytest.mark.django_db
def test_all_but_two_empty_lines_of_the_real_file_go_in():
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_threads", str(FILE), stdout=out, stderr=err)
    assert end.value.code == 1
    assert [line.partition(":")[0] for line in err.getvalue().splitlines()] == ["line 107", "line 458"]
    assert Topic.objects.count() == 889
    assert Post.objects.filter(number__gt=1).count() == 2114
    assert BoardPage.objects.count() == 13
