"""Tables as HR systems print them."""

from datetime import date

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.figures.accounting import lost_cells
from imports.figures.headings import Role
from measures.vocabulary import Marker, MeasureKind, Part, Unit
from tests.imports.figures.readings import codes, read_file
from tests.imports.sheets import saved, table


def sheet(
    *placed: tuple[str, list[list[object]]], title: str = "Sheet1", merges: tuple[str, ...] = ()
) -> bytes:
    """A sheet with tables at the places that are given."""
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.title = title
    for place, rows in placed:
        corner = page[place]
        for down, cells in enumerate(rows):
            for right, value in enumerate(cells):
                if value is not None:
                    page.cell(corner.row + down, corner.column + right, value)
    for merge in merges:
        page.merge_cells(merge)
    return saved(workbook)


def said(read) -> list[tuple]:
    """Of each figure its cell, population, group, day and amount."""
    return [
        (f.cell, f.population, f.group, f.on and f.on.isoformat(), f.marker.value or str(f.value))
        for f in read.figures
    ]


def test_counts_beside_percentages_are_one_figure_of_each_group():
    read = read_file(
        sheet(
            (
                "A1",
                [
                    ["Table 1: Workforce by ethnicity as at 31 March "
"2025"], [], ["Ethnic group", "Headcount", "%"],
                    ["White", 800, 80.0], ["Asian", 150, 15.0], ["Black", "*", "*"], ["Total", 1000, 100],
                    ["Note: * means fewer than 5"],
                ],
            )
        )
    )  # fmt: skip
    assert [(f.cell, f.name, f.population, f.group_of, f.group, f.value, f.numerator, f.denominator,
    f.marker) for f in read.figures] == [
        ("C4", "Share of workforce", "Workforce", "Race", "White", 80, 800, 1000, Marker.NONE),
        ("C5", "Share of workforce", "Workforce", "Race", "Asian", 15, 150, 1000, Marker.NONE),
        ("C6", "Share of workforce", "Workforce", "Race", "Black", None, None, 1000, Marker.SUPPRESSED),
    ]  # fmt: skip
    assert {f.on for f in read.figures} == {date(2025, 3, 31)}
    assert ([t.row for t in read.totals], read.rejected, read.questions, lost_cells(read)) == (
        [7],
        [],
        [],
        [],
    )


def test_two_heading_rows_with_years_over_counts_and_percentages():
    rows = [
        ["Staff profile by sex"], [None, "2023", None, "2024", None], ["Sex", "No.", "%", "No.", "%"],
        ["Male", 40, "40%", 45, "45%"], ["Female", 60, "60%", 55, "55%"], ["Total", 100, "100%", 100, "100%"],
    ]  # fmt: skip
    expected = [
        ("C4", "Staff", "Male", "2023-12-31", "40"), ("E4", "Staff", "Male", "2024-12-31", "45"),
        ("C5", "Staff", "Female", "2023-12-31", "60"), ("E5", "Staff", "Female", "2024-12-31", "55"),
    ]  # fmt: skip
    for merges in ((), ("B2:C2", "D2:E2")):
        read = read_file(sheet(("A1", rows), merges=merges))
        assert (said(read), read.rejected, read.questions, lost_cells(read)) == (expected, [], [], [])
        assert read.sheets[0].heading_rows == [2, 3]


def test_populations_stand_across_and_the_day_in_the_name_of_the_sheet():
    rows = [
        ["Share by disability (%)"], ["Disability", "Workforce", "Residents"], ["Disabled", 5.2, 17.1],
        ["Not known", 34.4, "x"],
    ]  # fmt: skip
    read = read_file(sheet(("A1", rows), title="March 2025"))
    assert said(read) == [
        ("B3", "Workforce", "Disabled", "2025-03-31", "5.2"),
        ("C3", "Residents", "Disabled", "2025-03-31", "17.1"),
        ("B4", "Workforce", "Not known", "2025-03-31", "34.4"),
        ("C4", "Residents", "Not known", "2025-03-31", "not_available"),
    ]  # fmt: skip


def test_groups_may_stand_across_and_years_down():
    rows = [
        ["Workforce by sex (headcount)"],
        ["Year", "Male", "Female", "Total"],
        [2022, 40, 60, 100],
        [2023, 45, 55, 101],
    ]
    read = read_file(sheet(("A1", rows)))
    assert said(read)[:2] == [
        ("B3", "Workforce", "Male", "2022-12-31", "40"), ("C3", "Workforce", "Female", "2022-12-31", "60"),
    ]  # fmt: skip
    assert codes(read) == [("D4", "parts_do_not_add_up")]


def test_years_down_a_side_are_days_and_no_groups():
    read = read_file(
        sheet(("A1", [["Apprentices"], ["Year", "Headcount"], ["2022/23", 30], ["2023/24", 42]]))
    )
    assert said(read) == [
        ("B3", "Apprentices", "", "2023-03-31", "30"),
        ("B4", "Apprentices", "", "2024-03-31", "42"),
    ]


def test_several_tables_on_a_sheet_each_with_its_own_title():
    age = [
        ["Employees by age (headcount)"],
        ["Age band", "Headcount"],
        ["16-24", 12],
        ["25–34", 30],
        ["Total", 42],
    ]
    religion = [
        ["Employees by religion (headcount)"],
        ["Religion", "Headcount"],
        ["Christian", 20],
        ["Muslim", "-"],
    ]
    read = read_file(sheet(("A2", age), ("E5", religion), ("A12", [["- means nil"]]), title="Profile 2024"))
    assert [(f.cell, f.group_of, f.group, f.value, f.unit) for f in read.figures] == [
        ("B4", "Age", "16-24", 12, Unit.COUNT), ("B5", "Age", "25–34", 30, Unit.COUNT),
        ("F7", "Religion or belief", "Christian", 20, Unit.COUNT), ("F8", "Religion or belief", "Muslim", 0,
        Unit.COUNT),
    ]  # fmt: skip
    assert ([t.row for t in read.totals], read.questions, lost_cells(read)) == ([6], [], [])


def test_names_between_rows_say_the_characteristic():
    rows = [
        ["", "Headcount", "%"], ["Ethnicity"], ["White", 90, 90], ["Asian", 10, 10], ["Sex"], ["Male", 40,
        40],
        ["Female", 60, 60],
    ]  # fmt: skip
    read = read_file(sheet(("A1", [["Workforce profile, 31 March 2025"]]), ("A3", rows)))
    assert [(f.group_of, f.group) for f in read.figures] == [
        ("Race", "White"), ("Race", "Asian"), ("Sex", "Male"), ("Sex", "Female"),
    ]  # fmt: skip


def test_a_cell_that_says_the_day_counts_for_the_sheet():
    read = read_file(
        sheet(
            ("A1", [["As at 31 March 2025"]]),
            ("A4", [["Staff by sex"], ["Sex", "%"], ["Male", 40], ["Female", 60]]),
        )
    )
    assert {f.on for f in read.figures} == {date(2025, 3, 31)}


def test_an_overall_rate_is_the_figure_of_everybody_and_no_sum():
    rows = [
        ["Training completed by sex, 2024 (%)"],
        ["Sex", "Staff"],
        ["Male", 60.0],
        ["Female", 70.0],
        ["All staff", 66.0],
    ]
    read = read_file(sheet(("A1", rows)))
    assert [(f.name, f.group, f.value) for f in read.figures] == [
        ("Training completed", "Male", 60), ("Training completed", "Female", 70), ("Training completed", "",
        66),
    ]  # fmt: skip
    assert read.totals == []


def test_survey_answers_across_are_parts_of_one_measure():
    rows = [
        ["I feel valued, 2024 (%)"],
        ["Sex", "Agree", "Neutral", "Disagree"],
        ["Male", 50, 20, 30],
        ["Female", 60, 20, 20],
    ]
    read = read_file(sheet(("A1", rows)), {"tables": {"*": {"population": "Workforce"}}})
    assert [(f.name, f.kind, f.part, f.group, f.value) for f in read.figures][:3] == [
        ("I feel valued", MeasureKind.SURVEY, Part.FAVOURABLE, "Male", 50),
        ("I feel valued", MeasureKind.SURVEY, Part.NEUTRAL, "Male", 20),
        ("I feel valued", MeasureKind.SURVEY, Part.UNFAVOURABLE, "Male", 30),
    ]


def test_blank_cells_and_words_among_figures_are_named():
    rows = [
        ["Workforce by sex, 2024"],
        ["Sex", "Headcount"],
        ["Male", 40],
        ["Female", None],
        ["Other", "see HR"],
        ["Unknown", 7],
    ]
    read = read_file(sheet(("A1", rows)))
    assert codes(read) == [("B4", "no_figure"), ("B5", "not_a_number")]


def test_what_a_table_does_not_say_is_asked_for_that_table():
    rows = [["Group", "Here", "There"], ["A", 3, 4], ["B", 5, 6]]
    read = read_file(sheet(("B3", rows)))
    assert sorted((q.about, q.code) for q in read.questions) == [
        ("Sheet1!B3", "missing_as_at"), ("Sheet1!B3", "missing_characteristic"), ("Sheet1!B3",
        "missing_unit"),
    ]  # fmt: skip
    table_says = {"as_at": "2024", "characteristic": "Grade", "unit": "count"}
    answered = read_file(
        sheet(("B3", rows)), {"tables": {"Sheet1!B3": table_says}, "characteristics": {"Grade": "breakdown"}}
    )
    assert said(answered)[0] == ("C4", "Here", "A", "2024-12-31", "3")
    assert answered.questions == []


def test_figures_below_no_heading_are_named():
    read = read_file(sheet(("A1", [["Staff", 400], ["Leavers", 30]])))
    assert [one.code for one in read.rejected] == ["no_heading", "no_heading"]


def test_a_column_that_is_worked_out_from_others_is_not_kept():
    rows = [
        ["Workforce by sex (%)"],
        ["Sex", "2023", "2024", "Change"],
        ["Male", 40, 41, 1],
        ["Female", 60, 59, -1],
    ]
    read = read_file(sheet(("A1", rows)))
    assert (len(read.figures), read.rejected, lost_cells(read)) == (4, [], [])
    assert read.sheets[0].columns[-1].role == "ignore"


def test_a_plan_is_no_table_of_figures():
    rows = [
        ["No.", "Objective", "By when", "Measure"],
        [1, "Recruit fairly", "Annual", "How many"],
        [2, "Train", "2025", "n/a"],
    ]
    read = read_file(table(rows))
    assert [(s.used, bool(s.why_not)) for s in read.sheets] == [(False, True)]


CELLS = [
    None, "White", "Male", "Female", "Total", "Headcount", "%", "2023", "2024", 2024, "March 2025",
    "Ethnicity", "Sex", "Workforce",
    "Residents", "*", "-", "[x]", "n/a", 12, 40.5, 0.3, 100, "12%", "<5", "Note: figures are rounded.",
    "Change", "Target", "Base",
    "Measure", "Value", "Population", "As at", "measure", "٣", "=1+1", "Agree", "Disagree", "", " ",
]  # fmt: skip
grids = st.lists(st.lists(st.sampled_from(CELLS), max_size=7), min_size=1, max_size=12)


@given(grids, st.sets(st.sampled_from(["A1:C1", "B2:C2", "D2:E2", "A3:A5"]), max_size=2))
@settings(max_examples=250, deadline=None)
def test_no_cell_of_any_grid_is_lost(grid, merges):
    merges = tuple(merges) if merges != {"A1:C1", "B2:C2"} else ()
    read = read_file(sheet(("A1", grid), merges=merges))
    assert lost_cells(read) == []
    places = [f.place for f in read.figures]
    assert len(set(places)) == len(places)


# --- what a person says of its columns ---------------------------------------------------------------------

TWO = [["Ethnic group", "Group A", "Group B"], ["White", 88, 90], ["Asian", 12, 10]]


def read_said(rows, **columns):
    return read_file(
        sheet(("A1", [["Workforce by ethnicity, 31 March 2025"], [], *rows])), {"sheets": {"Sheet1": columns}}
    )


def test_a_person_says_that_a_column_holds_percentages_or_numbers_of_people():
    percentages, counts = (read_said(TWO, B=role, C=role) for role in ("percent", "count"))
    assert {(f.unit, f.value) for f in percentages.figures} == {
        (Unit.PERCENT, 88), (Unit.PERCENT, 90), (Unit.PERCENT, 12), (Unit.PERCENT, 10),
    }  # fmt: skip
    assert {f.unit for f in counts.figures} == {Unit.COUNT}
    assert percentages.questions == counts.questions == []


def test_a_count_and_a_percentage_that_a_person_names_are_one_figure():
    rows = [["Ethnic group", "Staff A", "Staff B"], ["White", 88, 88], ["Asian", 12, 12], ["Total", 100, 100]]
    read = read_said(rows, B="count", C="ignore")
    assert [(f.group, f.value, f.unit) for f in read.figures] == [
        ("White", 88, Unit.COUNT),
        ("Asian", 12, Unit.COUNT),
    ]
    (ignored,) = [column for column in read.sheets[0].columns if column.letter == "C"]
    assert (ignored.role, ignored.reason) == ("ignore", "You said that it is left out.")
    assert lost_cells(read) == []


def test_a_heading_that_looks_like_a_day_may_be_a_population():
    rows = [
        ["Ethnic group", "March 2024 starters", "All staff"],
        ["White", "80%", "88%"],
        ["Asian", "20%", "12%"],
    ]
    before, after = read_said(rows), read_said(rows, B="population")
    assert {(f.population, f.on and f.on.isoformat()) for f in before.figures} != {
        (f.population, f.on and f.on.isoformat()) for f in after.figures
    }
    assert ("B4", "March 2024 starters", "White", "2025-03-31", "80") in said(after)


def test_a_heading_may_be_said_to_be_a_day():
    rows = [
        ["Ethnic group", "Restated 31 March 2024", "31 March 2025"],
        ["White", "80%", "88%"],
        ["Asian", "20%", "12%"],
    ]
    after = read_said(rows, B="as_at")
    assert ("B4", "Workforce", "White", "2024-03-31", "80") in said(after)


def test_a_column_of_totals_or_of_the_base_is_not_a_figure_of_groups():
    rows = [
        ["Ethnic group", "Women %", "Of all", "Everyone"],
        ["White", "60%", 100, 100],
        ["Asian", "40%", 50, 50],
    ]
    read = read_said(rows, C="denominator", D="total")
    assert [(f.group, f.cell) for f in read.figures] == [("White", "B4"), ("Asian", "B5")]
    assert [c.role for c in read.sheets[0].columns][2:] == ["denominator", "total"]


@given(st.dictionaries(st.sampled_from("ABCDEZ"), st.sampled_from([role.value for role in Role]), max_size=5))
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_of_columns_no_cell_is_lost(columns):
    read = read_said(
        [
            ["Ethnic group", "2024", "Leavers %", "n", "Change"],
            ["White", 80, 0.5, "<5", 3],
            ["Asian", 20, 0.5, 7, "x"],
        ],
        **columns,
    )
    assert lost_cells(read) == []


def test_a_change_told_in_percentage_points_is_worked_out_and_no_figure():
    rows = [
        [None, "31 March 2024", "31 March 2025", "Change"], ["Ethnic group", "%", "%", "% points"],
        ["White", 75, 75.6, 0.6], ["Asian", 25, 24.4, -0.6],
    ]  # fmt: skip
    read = read_file(sheet(("A1", [["Workforce by ethnicity"], [], *rows])))
    assert (len(read.figures), read.rejected, read.questions) == (4, [], [])
    assert read.sheets[0].columns[-1].role == "ignore"
