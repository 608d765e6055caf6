"""The bench counts by its rules, on invented rows."""

import json

from tests.benchmarks import safety


def write(folder, name, *labelled):
    rows = [{"id": f"{name}{number}", "label": label, "text": text} for number, (label, text) in enumerate(labelled)]
    (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows))


def counted(folder, half="all"):
    return {
        name: (c.positive, c.found, c.negative, c.false)
        for name, c in safety.table(folder, half)
        if c.positive + c.negative
    }


def test_watch_and_the_negatives_of_sdcnl_are_not_scored_and_sets_are_pooled(tmp_path):
    rows = [("crisis", "I want to die."), ("crisis", "Hello."), ("none", "I want to die."), ("none", "Hello.")]
    write(tmp_path, "crisis_cssrs", *rows, ("watch", "I want to die."))
    write(tmp_path, "crisis_sdcnl", *rows)
    write(tmp_path, "crisis_hardneg", ("none", "This traffic is killing me."), ("none", "I want to die."))
    found = counted(tmp_path)
    assert found["crisis: cssrs"] == (2, 1, 2, 1)
    assert found["crisis: sdcnl"] == (2, 1, 0, 0)
    assert found["crisis: all three"] == (4, 2, 2, 1)
    assert found["crisis: hard negatives"] == (0, 0, 2, 1)


def test_a_span_of_personal_data_is_found_when_a_finding_touches_it(tmp_path):
    row = {"id": 1, "label": "pii", "kinds": ["EMAIL_ADDRESS"], "text": "Write to ana@mail.example or to nobody."}
    row["spans"] = [[9, 25, "EMAIL_ADDRESS"], [29, 38, "EMAIL_ADDRESS"]]
    (tmp_path / "pii_cases.jsonl").write_text(json.dumps(row))
    assert counted(tmp_path)["personal data: e-mail"] == (2, 1, 0, 0)


def test_the_two_halves_make_the_whole_and_a_row_stays_in_its_half(tmp_path):
    write(tmp_path, "crisis_tweets", *[("crisis", "I want to die.")] * 40)
    halves = [counted(tmp_path, half)["crisis: tweets"][0] for half in ("looked", "unseen", "all")]
    assert halves[0] + halves[1] == halves[2] == 40 and min(halves) > 5
    assert halves == [counted(tmp_path, half)["crisis: tweets"][0] for half in ("looked", "unseen", "all")]


def test_the_command_prints_a_table_and_names_a_missing_folder(tmp_path, capsys):
    write(tmp_path, "crisis_cssrs", ("crisis", "I want to die."))
    assert safety.main([str(tmp_path), "--half", "all"]) == 0
    printed = capsys.readouterr().out
    assert "1.000 of 1" in printed and "want to die" not in printed
    assert "not a folder" in safety.main([str(tmp_path / "nowhere")])
