"""Tables of a document: headings between them, tables that go on, texts that are none of the plan."""

from imports.understanding.accounting import account_for
from tests.imports.grids import codes, ignored, lines, messages, read, table

HEADED = ["Action", "Lead", "By when"]
ABOVE = [("Equality plan 2024 to 2028", 1), ("This plan says what we do.", 0)]


def test_headings_between_tables_are_themes_and_objectives():
    understood = read(
        table(1, [["Prepared by", "Equality officer"], ["Version", "3"]], above=ABOVE),
        table(2, [HEADED, ["Review adverts", "HR", "2025"]],
              above=[("Theme 1: People", 1), ("Objective 1: Recruit", 2), ("We want fairness.", 0)]),
        table(3, [HEADED, ["Exit talks", "HR", "2025"]], above=[("Objective 2: Keep people", 2)]),
        table(4, [HEADED, ["Audit", "Estates", "2025"]],
              above=[("Theme 2: Places", 1), ("Objective 3: Open", 2)], below=[("The end.", 0)]),
        table(5, [["Signed", "Chief executive"]], above=[("Sign-off", 1)]),
    )  # fmt: skip
    assert lines(understood) == [
        ("", "", "Review adverts", "1 People", "1 Recruit"),
        ("", "", "Exit talks", "1 People", "2 Keep people"),
        ("", "", "Audit", "2 Places", "3 Open"),
    ]
    assert [(theme.sheet, theme.row) for theme in understood.themes] == [
        ("Text above Table 2", 1), ("Text above Table 4", 1),
    ]  # fmt: skip
    assert sorted(ignored(understood)) == [
        ("Table 1", 1), ("Table 1", 2), ("Table 5", 1), ("Text above Table 1", 1), ("Text above Table 1", 2),
        ("Text above Table 2", 3), ("Text above Table 5", 1), ("Text below Table 4", 1),
    ]  # fmt: skip
    assert account_for(understood.workbook, understood) == []


def test_of_two_levels_of_plain_headings_the_higher_is_the_theme():
    understood = read(
        table(1, [HEADED, ["Write", "HR", "2025"]], above=[("Our plan", 1), ("People", 2), ("Recruit", 3)]),
        table(2, [HEADED, ["Audit", "HR", "2025"]], above=[("Places", 2), ("Open doors", 3)]),
    )
    assert lines(understood) == [
        ("", "", "Write", "People", "Recruit"),
        ("", "", "Audit", "Places", "Open doors"),
    ]


def test_one_level_of_plain_headings_names_themes():
    understood = read(
        table(1, [HEADED, ["Write", "HR", "2025"]], above=[("Our plan", 1), ("People", 2)]),
        table(2, [HEADED, ["Audit", "HR", "2025"]], above=[("Places", 2)]),
    )
    assert [theme.title for theme in understood.themes] == ["People", "Places"]
    assert understood.objectives == []


def test_the_title_of_a_document_with_one_table_is_no_theme():
    for above in ([("Equality plan", 1)], [("Riverside", 1), ("Action plan 2025", 2)]):
        understood = read(table(1, [HEADED, ["Write", "HR", "2025"]], above=above))
        assert understood.themes == understood.objectives == []


def test_a_plain_line_names_an_objective_unless_it_is_one_of_a_list():
    first = table(
        1, [HEADED, ["Write", "HR", "2025"]],
        above=[("Objective 1: Recruit", 0), ("Objective 2: Listen", 0), ("Both count.", 0)],
    )  # fmt: skip
    second = table(2, [HEADED, ["Ask", "HR", "2025"]], above=[("Objective 2: Listen", 0)])
    understood = read(first, second)
    assert lines(understood) == [("", "", "Write", "", ""), ("", "", "Ask", "", "2 Listen")]


def test_an_aim_below_a_heading_is_the_aim_of_its_theme():
    understood = read(
        table(1, [HEADED, ["Write", "HR", "2025"]], above=[("Theme 1: People", 1), ("Aim: to be fair", 0)])
    )
    assert [(theme.title, theme.aim) for theme in understood.themes] == [("People", "Aim: to be fair")]


def test_a_table_without_headings_goes_on_with_those_before():
    understood = read(
        table(1, [HEADED, ["Write", "HR", "2025"], ["Train", "HR", "2025"]]),
        table(2, [["Tell", "HR", "2026"], ["Ask", "HR", "2026"]]),
        table(3, [["Signed", "Chief executive"]]),
    )
    assert [(row.sheet, row.row, row.text, row.end.text) for row in understood.rows] == [
        ("Table 1", 2, "Write", "2025"),
        ("Table 1", 3, "Train", "2025"),
        ("Table 2", 1, "Tell", "2026"),
        ("Table 2", 2, "Ask", "2026"),
    ]
    assert ("headings_carried", 1) in codes(understood)
    assert "with those there" in messages(understood, "headings_carried")[0]
