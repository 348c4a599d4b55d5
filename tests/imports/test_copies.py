"""The same plan twice in one file is asked about, not read twice."""

import pytest

from tests.imports.grids import read, sheet

HEADED = ["No.", "Action", "Lead", "When"]
ENGLISH = [
    ["1", "Review adverts", "HR", "2025"],
    ["2", "Train the panels", "HR", "2025"],
    ["3", "Write to all", "HR", "2025"],
]
WELSH = [
    ["1", "Adolygu hysbysebion swyddi", "AD", "2025"],
    ["2", "Hyfforddi paneli ar gyfer pawb", "AD", "2025"],
    ["3", "Ysgrifennu at bawb yn y sir", "AD", "2025"],
]


def asked(understood):
    return [(problem.code, problem.sheet) for problem in understood.questions]


@pytest.mark.parametrize(
    ("names", "second", "code"),
    [
        (("2023-24", "2024-25"), ENGLISH, "sheets_repeat"),
        (("English", "Cymraeg"), WELSH, "two_languages"),
    ],
)
def test_two_sheets_with_the_same_plan_are_asked_about(names, second, code):
    sheets = [sheet([HEADED, *rows], name=name) for name, rows in zip(names, (ENGLISH, second), strict=True)]
    assert asked(read(*sheets)) == [(code, names[1])]
    settled = read(*sheets, sheets={names[1]: None})
    assert asked(settled) == []
    assert [row.number for row in settled.rows] == ["1", "2", "3"]


def test_a_person_may_say_that_both_sheets_count():
    sheets = [sheet([HEADED, *ENGLISH], name=name) for name in ("North", "South")]
    roles = {"A": "number", "B": "action", "C": "owner", "D": "timescale"}
    assert asked(read(*sheets, sheets={"North": roles, "South": roles})) == []


@pytest.mark.parametrize(
    "rows", [[*ENGLISH, *WELSH], [row for pair in zip(ENGLISH, WELSH, strict=True) for row in pair]]
)
def test_rows_in_two_languages_are_asked_about(rows):
    understood = read(sheet([HEADED, *rows]))
    assert asked(understood) == [("two_languages", "Plan")]


def test_sheets_with_different_actions_are_one_plan():
    sheets = [
        sheet([HEADED, ["1", "Review adverts", "HR", "2025"], ["2", "Train", "HR", "2025"]], name="People"),
        sheet([HEADED, ["1", "Audit doors", "HR", "2025"], ["2", "Train", "HR", "2025"]], name="Places"),
    ]
    understood = read(*sheets)
    assert asked(understood) == []
    assert [row.number for row in understood.rows] == ["People 1", "People 2", "Places 1", "Places 2"]
