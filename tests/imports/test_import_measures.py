"""`manage.py import_measures`: HR's figures by command, previewed and saved."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from measures.models import Characteristic, GroupAlias, Measure, Observation, Target
from tests.builders import make_user
from tests.imports.figures.readings import HEADINGS, row
from tests.imports.sheets import table

pytestmark = pytest.mark.django_db

ROWS = [
    row(characteristic="Ethnicity", category="White", value=88, as_at="March 2024"),
    row(characteristic="Ethnicity", category="Asian", value="<5", as_at="March 2024"),
    row(value=4, measure="Mean gender pay gap", target=2, target_by="2027", as_at="March 2024"),
]
KEYS = {
    "file",
    "outcome",
    "sheets",
    "observations",
    "targets",
    "total_rows",
    "rejected",
    "ignored_rows",
    "problems",
    "totals",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "figures.xlsx").write_bytes(table([HEADINGS, *ROWS]))
    return tmp_path


def run(folder, *args, file="figures.xlsx", answers=None):
    """The JSON that the command writes, and its exit code."""
    out, code = StringIO(), 0
    if answers is not None:
        (folder / "map.json").write_text(json.dumps(answers))
        args = (*args, "--map", str(folder / "map.json"))
    try:
        call_command("import_measures", folder / file, "--json", *args, stdout=out)
    except SystemExit as left:
        code = left.code
    return json.loads(out.getvalue()), code


def test_a_preview_says_everything_and_keeps_nothing(folder):
    told, code = run(folder)
    assert (code, told["outcome"], told["saved"]) == (0, "ready", False)
    assert set(told) >= KEYS
    first = told["observations"][0]
    assert {name: first[name] for name in ("cell", "row", "measure", "population", "characteristic",
    "category")} == {
        "cell": "H2", "row": 2, "measure": "Share of workforce", "population": "Workforce",
        "characteristic": "Race",
        "category": "White",
    }  # fmt: skip
    assert (first["as_at"], first["value"], first["unit"], first["marker"], first["change"]) == (
        "2024-03-31", 88, "%", None, "new",
    )  # fmt: skip
    hidden = told["observations"][1]
    assert (hidden["value"], hidden["marker"], hidden["raw"]) == (None, "suppressed", "<5")
    assert [(t["value"], t["unit"], t["by"]) for t in told["targets"]] == [(2, "%", "2027-12-31")]
    assert not Measure.objects.exists()


def test_it_is_saved_whole_and_the_same_file_again_changes_nothing(folder):
    by = make_user(email="hr@example.test")
    told, code = run(folder, "--commit", "--as", "hr@example.test")
    assert (code, told["saved"], Observation.objects.count()) == (0, True, 3)
    seen = Observation.objects.get(raw="88")
    assert (seen.origin, seen.on_text, seen.group.name, seen.recorded_by) == (
        "figures.xlsx, Plan!H2", "March 2024", "White", by,
    )  # fmt: skip
    assert Observation.objects.get(raw="<5").value is None
    assert Target.objects.get().value == 2
    assert AuditEntry.objects.filter(what="Figures imported", by=by).count() == 1
    again, code = run(folder, "--commit")
    assert (code, again["totals"]["same"], again["totals"]["new"], Observation.objects.count()) == (
        0,
        3,
        0,
        3,
    )
    assert Target.objects.count() == 1


def test_another_figure_for_the_same_day_is_a_correction(folder):
    run(folder, "--commit")
    changed = [list(each) for each in ROWS]
    changed[0][HEADINGS.index("value")] = 87
    (folder / "figures.xlsx").write_bytes(table([HEADINGS, *changed]))
    told, _ = run(folder, "--commit")
    assert [one["change"] for one in told["observations"]] == ["changed", "same", "same"]
    newest = Observation.objects.latest("id")
    assert (newest.value, newest.corrects.value) == (87, 88)
    assert newest.note == "Another figure for the same day came in figures.xlsx."
    assert run(folder)[0]["totals"]["same"] == 3


def test_nothing_is_saved_until_what_is_wrong_is_left_out(folder):
    (folder / "figures.xlsx").write_bytes(table([HEADINGS, *ROWS, row(value=120)]))
    told, code = run(folder, "--commit")
    assert (code, told["outcome"], told["saved"], Measure.objects.count()) == (1, "refused", False, 0)
    assert [(one["cell"], one["code"]) for one in told["rejected"]] == [("H5", "over_100")]
    told, code = run(folder, "--commit", answers={"leave_out": ["Plan!H5"]})
    assert (code, told["saved"], Observation.objects.count()) == (0, True, 3)


def test_questions_are_a_preview_and_no_reason_to_fail(folder):
    (folder / "figures.xlsx").write_bytes(
        table([HEADINGS, row(value=5, characteristic="Grade", category="Senior")])
    )
    told, code = run(folder)
    assert (code, told["outcome"], told["observations"][0]["change"]) == (0, "needs_answers", "asked")
    assert run(folder, "--commit")[1] == 1
    told, code = run(folder, "--commit", answers={"characteristics": {"Grade": "breakdown"}})
    assert (code, told["saved"]) == (0, True)
    grade = Characteristic.objects.get(name="Grade")
    assert (grade.statutory, grade.is_local_priority) == (False, False)
    assert run(folder)[0]["totals"]["same"] == 1


def test_words_that_a_person_settled_are_known_the_next_time(folder):
    run(folder, "--commit")
    (folder / "figures.xlsx").write_bytes(
        table([HEADINGS, row(value=9, characteristic="Race", category="BAME", as_at="March 2025")])
    )
    assert run(folder)[0]["problems"][0]["code"] == "unknown_category"
    run(folder, "--commit", answers={"categories": {"Race": {"BAME": "Asian"}}})
    assert GroupAlias.objects.get(text="BAME").group.name == "Asian"
    assert run(folder)[0]["totals"]["same"] == 1


def test_a_complement_is_tied_to_its_measure(folder):
    rows = [
        row(measure="Non-disclosure rate", characteristic="Disability", category="Not completed", value=79),
        row(measure="Disclosure rate", characteristic="Disability", category="Completed", value=38),
    ]
    (folder / "figures.xlsx").write_bytes(table([HEADINGS, *rows]))
    run(folder, "--commit")
    measure = Measure.objects.get(name="Non-disclosure rate: disability")
    assert measure.complement_of.name == "Disclosure rate: disability"


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(folder):
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    told, code = run(folder, file="old.xls")
    assert (code, told["outcome"], told["observations"]) == (1, "refused", [])
    assert ".xlsx" in told["problems"][0]["message"]


def test_a_file_without_figures_is_refused(folder):
    (folder / "plan.csv").write_text("Action,Owner\nTrain panels,HR\n")
    told, code = run(folder, file="plan.csv")
    assert (code, told["outcome"], told["sheets"][0]["used"]) == (1, "refused", False)
    assert [problem["code"] for problem in told["problems"]] == ["no_figures"]


def test_wrong_usage_ends_with_two_and_a_sentence(folder):
    with pytest.raises(CommandError, match="Choose one of suppressed") as error:
        run(folder, answers={"dash": "maybe"})
    assert error.value.returncode == 2
    with pytest.raises(CommandError, match="Nobody with the e-mail address"):
        run(folder, "--as", "nobody@example.test")


def test_without_json_a_person_reads_sentences(folder, capsys):
    call_command("import_measures", folder / "figures.xlsx")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "figures.xlsx: 3 observations, 1 target; 3 new, 0 changed, 0 same, 0 rejected."
    assert lines[-1] == "Nothing was saved. Add --commit to save it."
