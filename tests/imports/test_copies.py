"""The same plan twice in one file is asked about, not read twice."""

import time

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


NOW = [
    ["1", "Review the adverts of every service", "HR", "2026"],
    ["2", "Mentors for new staff", "HR", "2026"],
    ["3", "Write to all", "HR", "2026"],
]
BEFORE = [["1", "Review adverts of every service", "HR", "2025"], *ENGLISH[1:]]


def test_sheets_of_two_years_that_go_on_with_each_other_are_asked_about():
    sheets = [
        sheet([HEADED, *rows], name=name) for name, rows in (("EDI 2024/25", BEFORE), ("EDI 2025/26", NOW))
    ]
    understood = read(*sheets)
    assert asked(understood) == [("sheets_of_years", "EDI 2025/26")]
    assert "2 of the 3 actions" in understood.questions[0].message
    assert asked(read(*sheets, sheets={"EDI 2024/25": None})) == []


@pytest.mark.parametrize("names", [("People", "Places"), ("Year 1 2024", "Later 2025")])
def test_sheets_that_are_not_the_same_for_two_years_are_not(names):
    assert (
        asked(read(*(sheet([HEADED, *rows], name=n) for n, rows in zip(names, (BEFORE, NOW), strict=True))))
        == []
    )


def test_two_years_with_actions_of_their_own_are_one_plan():
    other = [["4", "Fit ramps at the depot", "HR", "2026"], ["5", "Publish the pay gap", "HR", "2026"]]
    sheets = [sheet([HEADED, *rows], name=name) for name, rows in (("2024-25", ENGLISH), ("2025-26", other))]
    assert asked(read(*sheets)) == []


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


def test_two_long_sheets_of_two_years_are_read_in_a_moment():
    def rows(year):
        return [
            [str(n), f"Write guidance {n} for service {n % 7} {year}", "HR", str(year)]
            for n in range(1, 3000)
        ]

    sheets = [sheet([HEADED, *rows(year)], name=str(year)) for year in (2025, 2026)]
    began = time.process_time()
    understood = read(*sheets)
    assert time.process_time() - began < 10
    assert [row.number for row in understood.rows[:1] + understood.rows[-1:]] == ["2025 1", "2026 2999"]
