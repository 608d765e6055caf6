import io
import json

import pytest
from django.core.management import CommandError, call_command


def run(tmp_path, text):
    """(rows, errors, exit status); the database is closed to it."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("screen", str(path), stdout=out, stderr=err)
    except SystemExit as left:
        status = left.code
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


def test_each_row_gets_one_answer(tmp_path):
    rows, errors, status = run(
        tmp_path,
        '{"id": "a", "text": "A quiet day."}\n\n{"id": 2, "text": "Ring me on 07700 900 142."}\n'
        '{"id": "c", "text": "I want to die."}\n{"id": "d", "text": "See https://cheap.example/ now", "more": 1}\n',
    )
    assert (errors, status) == ("", 0)
    assert [row["id"] for row in rows] == ["a", 2, "c", "d"]
    assert rows[0] == {"id": "a", "outcome": "publish", "tier": 0, "findings": []}
    assert rows[1]["outcome"] in ("ask", "hold")
    found = rows[1]["findings"][0]
    assert set(found) == {"check", "category", "severity", "span", "reason"}
    assert "Ring me on 07700 900 142."[slice(*found["span"])] == "07700 900 142"
    assert (rows[2]["outcome"], rows[2]["tier"]) == ("signal", 1)
    assert rows[3]["outcome"] == "hold", "the author is new here"


@pytest.mark.parametrize(
    "broken",
    [
        b"not json",
        b"[]",
        b'"x"',
        b'{"id": 1}',
        b'{"text": "x"}',
        b'{"id": 1, "text": 5}',
        b'{"id": 1, "text": "\xff"}',
        b"null",
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path, broken):
    rows, errors, status = run(tmp_path, b'{"id": 1, "text": "x"}\n' + broken + b'\n{"id": 3, "text": "y"}')
    assert [row["id"] for row in rows] == [1, 3]
    assert "Line 2 " in errors and errors.count("\n") == 1 and status == 1


def test_an_empty_file_is_fine_and_a_missing_one_is_named(tmp_path):
    assert run(tmp_path, "") == ([], "", 0)
    with pytest.raises(CommandError, match="nowhere.jsonl"):
        call_command("screen", str(tmp_path / "nowhere.jsonl"))


def test_odd_marks_in_a_row_are_no_fault(tmp_path):
    rows, errors, status = run(tmp_path, '\ufeff{"id": "\\ud800", "text": "\\ud800 \\u0000 I want to die"}\n')
    assert (rows[0]["tier"], errors, status) == (1, "", 0)
