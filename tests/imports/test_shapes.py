"""Plans whose actions do not stand one in a row: cards, turned sheets, grids."""

from imports.understanding.accounting import account_for
from tests.imports.grids import codes, ignored, lines, messages, plan, read, sheet, table


def card(number, action, lead, end, status):
    return [[f"Action {number}", action], ["Lead", lead], ["Timescale", end], ["Status", status]]


def test_cards_below_each_other_are_actions_at_the_row_of_their_text():
    first, second = card("1", "Review", "HR", "2025", "Amber"), card("2", "Audit", "Estates", "2026", "Blue")
    second.insert(2, [None, "and the builder"])
    understood = read(sheet([["Our equality actions"], *first, [], ["Priority 2: Places"], *second]))
    assert [(r.row, r.number, r.text, r.owner_text, r.end.text, r.status.text) for r in understood.rows] == [
        (2, "1", "Review", "HR", "2025", "Amber"),
        (8, "2", "Audit", "Estates\nand the builder", "2026", "Blue"),
    ]
    assert [theme.title for theme in understood.themes] == ["Places"]
    assert ignored(understood) == [("Plan", 1)]
    assert account_for(understood.workbook, understood) == []


def test_a_doubt_about_a_card_names_the_cell_where_it_stands():
    understood = read(
        sheet([*card("1", "Write", "HR", "Springish", "Blue"), [], *card("2", "Ask", "HR", "2026", "Blue")])
    )
    assert [(p.row, p.cell) for p in understood.problems if p.code == "unparsed_date"] == [(1, "B3")]
    assert messages(understood, "unparsed_date")[0].startswith("Cell B3: “Springish”")


def test_two_labels_and_their_values_in_one_row():
    rows = [["Ref:", "1", "Owner:", "HR"], ["Action:", "Write"], ["Start:", "2024", "End:", "2025"],
            ["Ref:", "2", "Owner:", "IT"], ["Action:", "Ask"], ["Start:", "2025", "End:", "2026"]]  # fmt: skip
    understood = read(sheet(rows))
    assert [(r.number, r.text, r.owner_text, r.start.text, r.end.text) for r in understood.rows] == [
        ("1", "Write", "HR", "2024", "2025"),
        ("2", "Ask", "IT", "2025", "2026"),
    ]


def test_every_table_of_a_document_may_be_a_card():
    understood = read(
        table(1, card("1", "Review adverts", "HR", "2025", "Amber"), above=[("Our people", 2)]),
        table(2, card("2", "Train", "HR", "2026", "Blue")),
        table(3, card("3", "Audit", "Estates", "2026", "Blue"), above=[("Our places", 2)]),
    )
    assert lines(understood) == [
        ("1", "", "Review adverts", "Our people", ""),
        ("2", "", "Train", "Our people", ""),
        ("3", "", "Audit", "Our places", ""),
    ]


def test_a_form_beside_a_plan_is_no_card():
    form = sheet(
        [["Action plan title", "Fairness"], ["Owner", "HR"], ["Review date", "2025"], ["Status", "Final"]],
        name="Cover",
    )
    understood = read(form, sheet([["No.", "Action", "Owner"], ["1", "Write", "HR"]]))
    assert [row.sheet for row in understood.rows] == ["Plan"]
    assert understood.questions == []


TURNED = [
    ["Our plan"],
    ["Ref", "1", "2", "3"],
    ["Action", "Review adverts", "Train", "Ask"],
    ["Lead", "HR", "HR", "Policy"],
    ["Timescale", "2025", "Springish", "2027"],
    ["Status", "Amber", "Blue", "Blue"],
    ["Budget code", "X1", None, "X3"],
]


def test_a_sheet_on_its_side_is_read_column_by_column():
    understood = read(sheet(TURNED))
    assert [(r.row, r.number, r.text, r.owner_text, r.status.text, r.extra) for r in understood.rows] == [
        (2, "1", "Review adverts", "HR", "Amber", {"Budget code": "X1"}),
        (3, "2", "Train", "HR", "Blue", {}),
        (4, "3", "Ask", "Policy", "Blue", {"Budget code": "X3"}),
    ]
    assert [p.cell for p in understood.problems if p.code == "unparsed_date"] == ["C5"]
    assert ("transposed_sheet", None) in codes(understood)
    assert account_for(understood.workbook, understood) == []


GRID = [
    ["Theme", "Age", "Disability", "Race", "Sex"],
    ["Recruitment", "Adverts without age", "Trials of work", "Mixed panels", "Flexible hours"],
    ["Services", "Letters to carers", "Hearing loops", "Interpreters", "Safe routes home"],
]


def test_a_grid_is_asked_to_be_made_a_table():
    understood = read(sheet(GRID))
    assert [problem.code for problem in understood.questions] == ["matrix_layout"]
    assert "Make a table with one row for each action" in understood.questions[0].message


def test_a_grid_beside_a_plan_is_only_named():
    understood = read(sheet(GRID, name="Grid"), sheet([["No.", "Action", "Owner"], ["1", "Write", "HR"]]))
    assert understood.questions == []
    assert [problem.sheet for problem in understood.problems if problem.code == "matrix_layout"] == ["Grid"]


def test_marks_under_characteristics_beside_an_action_are_columns_of_a_plan():
    understood = plan(
        ["1", "Write", "HR", "x", None, "x"], headings=("No.", "Action", "Owner", "Age", "Disability", "Race")
    )
    assert [row.text for row in understood.rows] == ["Write"]


def test_a_schools_cards_say_what_is_planned_in_words_of_their_own():
    def objective(number, name, plan, progress):
        return [
            [f"Objective {number}", name],
            ["Why we have chosen this objective:", "Pupils told us."],
            ["To achieve this objective we plan to:", plan],
            ["Progress we are making towards this objective:", progress],
        ]

    cards = (
        objective("1", "Close the gap", "Meet families in the first week.", "It is 2.4 points."),
        objective("2", "Train all staff", "Two sessions a year; a module for new staff.", "One was held."),
    )
    understood = read(*(sheet(rows, name=f"Table {n}") for n, rows in enumerate(cards, 1)))
    assert [(row.objective.title, row.text, row.progress) for row in understood.rows if row.objective] == [
        ("Close the gap", "Meet families in the first week.", "It is 2.4 points."),
        ("Train all staff", "Two sessions a year; a module for new staff.", "One was held."),
    ]
