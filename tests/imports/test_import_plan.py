"""`manage.py import_plan`: the same for a script as the pages are for a person."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from objectives.models import Action, ProgressUpdate
from plans.models import Strategy
from tests.builders import make_user
from tests.imports.sheets import table

pytestmark = pytest.mark.django_db

HEADINGS = ["No.", "Action", "Owner", "Start", "End", "How we will know", "RAG", "Progress", "Budget code"]
ROWS = [
    ["Objective 1: Recruit fairly"],
    HEADINGS,
    [1.1, "Write guidance", "HR Team", "Jan-24", "Ongoing", "Guide out", "Blue", "Half done", "HR-1"],
    [None, "Train panels", "HR Team", "Jan-24", "2025", "All trained", "Amber", None, None],
]
KEY = {"Blue": "not_started", "Amber": "in_progress"}
TIMESCALE = {"text", "kind", "earliest", "latest", "every_months"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(table(ROWS))
    (tmp_path / "key.json").write_text(json.dumps(KEY))
    return tmp_path


def run(folder, *args, file="plan.xlsx", slug="fair"):
    """The JSON that the command writes, and its exit code."""
    out = StringIO()
    code = 0
    try:
        call_command("import_plan", folder / file, "--strategy", slug, "--json", *args, stdout=out)
    except SystemExit as left:
        code = left.code
    return json.loads(out.getvalue()), code


def with_key(folder):
    return "--statuses", str(folder / "key.json")


def test_a_preview_says_everything_and_keeps_nothing(folder):
    told, code = run(folder, *with_key(folder))
    assert (code, told["outcome"], told["file"], len(told["sha256"])) == (0, "ready", "plan.xlsx", 64)
    assert told["sheets"][0] | {"columns": None} == {
        "name": "Plan", "used": True, "why_not": "", "heading_rows": [2], "columns": None,
    }  # fmt: skip
    assert told["sheets"][0]["columns"][0] == {
        "letter": "A", "heading": "No.", "role": "number", "score": 100,
        "reason": "The heading “No.” is used for numbers of actions; one cell below it is filled.",
    }  # fmt: skip
    assert told["sheets"][0]["columns"][8] == {
        "letter": "I", "heading": "Budget code", "role": "extra", "score": 0,
        "reason": "“Budget code” is no heading that we know, so what stands there is kept under it.",
    }  # fmt: skip
    assert told["status_words"] == [
        {"word": "Blue", "count": 1, "meaning": "not_started", "sure": True},
        {"word": "Amber", "count": 1, "meaning": "in_progress", "sure": True},
    ]
    assert told["owner_texts"] == [
        {
            "text": "HR Team",
            "suggested": ["HR Team"],
            "new": ["HR Team"],
            "count": 2,
            "sure": True,
            "why": "It is one name.",
        }
    ]
    assert told["objectives"] == [
        {"number": "1", "title": "Recruit fairly", "theme": None, "sheet": "Plan", "row": 1}
    ]
    first, second = told["actions"]
    assert (first["sheet"], first["row"], first["number"], first["parent"]) == ("Plan", 3, "1.1", None)
    assert (second["row"], second["number"], second["parent"]) == (4, "", "1.1")
    assert first["status"] == {"text": "Blue", "meaning": "not_started", "from": "column"}
    assert first["extra"] == {"Budget code": "HR-1"}
    assert set(first["start"]) == set(first["end"]) == TIMESCALE
    assert first["end"] == {
        "text": "Ongoing",
        "kind": "open_ended",
        "earliest": None,
        "latest": None,
        "every_months": None,
    }
    assert (first["change"], "before" in first) == ("new", False)
    assert told["totals"] == {
        "new": 2, "changed": 0, "same": 0, "refused": 0,
        "actions": 2, "sub_actions": 1, "objectives": 1, "themes": 0,
    }  # fmt: skip
    assert not Strategy.objects.exists()


def test_commit_saves_in_the_name_of_a_person_for_a_day(folder):
    by = make_user(email="edi@example.test")
    told, code = run(
        folder, *with_key(folder), "--commit", "--title", "Fair and open",
        "--as", "edi@example.test", "--as-at", "2025-01-31",
    )  # fmt: skip
    assert (code, told["saved"]) == (0, True)
    assert Strategy.objects.get().title == "Fair and open"
    update = ProgressUpdate.objects.first()
    assert (update.recorded_by, str(update.on)) == (by, "2025-01-31")
    again, code = run(folder)
    assert (code, again["outcome"], again["totals"]["same"]) == (0, "ready", 2)


def test_a_change_shows_what_was_there(folder):
    run(folder, *with_key(folder), "--commit")
    rows = [list(row) for row in ROWS]
    rows[2][7] = "All done"
    (folder / "plan.xlsx").write_bytes(table(rows))
    told, _ = run(folder)
    assert [(a["change"], a.get("before")) for a in told["actions"]] == [
        ("changed", {"progress": "Half done"}),
        ("same", None),
    ]


def test_questions_are_a_preview_and_no_reason_to_fail(folder):
    told, code = run(folder)
    assert (told["outcome"], code) == ("needs_answers", 0)
    assert told["status_words"][0]["sure"] is False
    told, code = run(folder, "--commit")
    assert (told["outcome"], code, Action.objects.count()) == ("needs_answers", 1, 0)


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(folder):
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    told, code = run(folder, file="old.xls")
    assert (told["outcome"], code, told["actions"], AuditEntry.objects.count()) == ("refused", 1, [], 0)
    assert [problem["severity"] for problem in told["problems"]] == ["error"]
    assert ".xlsx" in told["problems"][0]["message"]
    run(folder, "--commit", file="old.xls")
    assert AuditEntry.objects.get().what == "Import refused"


def test_a_file_without_a_plan_is_refused(folder):
    (folder / "figures.csv").write_text("Age,12\nSex,13\n")
    told, code = run(folder, file="figures.csv")
    assert (told["outcome"], code) == ("refused", 1)
    assert [problem["code"] for problem in told["problems"]] == ["no_heading_row"]


def test_a_csv_file_is_read_like_a_workbook(folder):
    lines = [",".join("" if value is None else str(value) for value in row) for row in ROWS]
    widest = max(line.count(",") for line in lines)
    (folder / "plan.csv").write_text("\n".join(line + "," * (widest - line.count(",")) for line in lines))
    told, _ = run(folder, *with_key(folder), file="plan.csv")
    assert (told["totals"]["actions"], told["totals"]["objectives"]) == (2, 1)


def test_a_person_says_what_the_columns_hold(folder):
    (folder / "plan.xlsx").write_bytes(table([["Nr", "Thing", "Boss"], ["1", "Do it", "HR"]]))
    (folder / "map.json").write_text(json.dumps({"Plan": {"A": "number", "B": "action", "C": "owner"}}))
    told, code = run(folder, "--map", str(folder / "map.json"))
    assert (code, [(a["number"], a["text"], a["owners"]) for a in told["actions"]]) == (
        0,
        [("1", "Do it", ["HR"])],
    )


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--as", "nobody@example.test"], "Nobody with the e-mail address nobody@example.test"),
        (["--statuses", "missing.json"], "missing.json can't be read as JSON"),
    ],
)
def test_wrong_usage_ends_with_two_and_a_sentence(folder, args, says):
    with pytest.raises(CommandError, match=says) as error:
        run(folder, *args)
    assert error.value.returncode == 2


def test_a_day_is_written_with_year_month_and_day(folder):
    with pytest.raises(CommandError, match=r"“soon” is not a day\. Write it like 2025-01-31\."):
        run(folder, "--as-at", "soon")


def test_a_wrong_meaning_says_what_there_is_to_choose_from(folder):
    (folder / "key.json").write_text('{"Blue": "begun"}')
    with pytest.raises(CommandError, match="Choose one of not_started, in_progress") as error:
        run(folder, *with_key(folder))
    assert error.value.returncode == 2


def test_a_slug_has_to_fit_into_an_address(folder):
    with pytest.raises(CommandError, match="can't be part of an address") as error:
        run(folder, slug="a plan/..")
    assert error.value.returncode == 2


def test_without_json_a_person_reads_sentences(folder, capsys):
    call_command("import_plan", folder / "plan.xlsx", "--strategy", "fair", "--statuses", folder / "key.json")
    told = capsys.readouterr()
    assert (
        told.out.splitlines()[0] == "plan.xlsx: 2 actions (1 of them under another), 1 objective, 0 themes."
    )
    assert told.out.splitlines()[-1] == "Nothing was saved. Add --commit to save it."
    assert told.err == ""
