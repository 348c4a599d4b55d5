"""What each row of a sheet is."""

import pytest

from imports.understanding.groups.banners import Level, read_banner
from tests.imports.grids import HEADINGS, codes, messages, plan, read, sheet


@pytest.mark.parametrize(
    ("text", "level", "number", "title", "aim"),
    [
        ("Theme A: Working here: A fair place", Level.THEME, "A", "Working here", "A fair place"),
        ("Priority 1 – Homes for all", Level.THEME, "1", "Homes for all", ""),
        ("Objective 3: Listen", Level.OBJECTIVE, "3", "Listen", ""),
        ("Objective 3:\nListen", Level.OBJECTIVE, "3", "Listen", ""),
        ("PEO 1: To ask first", Level.OBJECTIVE, "PEO 1", "To ask first", ""),
        ("Outcome 2 - Safer streets", Level.OBJECTIVE, "Outcome 2", "Safer streets", ""),
        ("Objective 12", Level.OBJECTIVE, "12", "", ""),
        ("Theme C: Ours – or run for us: Good ones", Level.THEME, "C", "Ours – or run for us", "Good ones"),
    ],
)  # fmt: skip
def test_a_group_is_named_by_a_word_and_a_number(text, level, number, title, aim):
    banner = read_banner(text)
    assert banner is not None
    assert (banner.level, banner.number, banner.title, banner.aim) == (level, number, title, aim)


@pytest.mark.parametrize(
    "text", ["RAG", "Write a plan", "Train 20 people", "Phase 1: begin", "Objective", "2024", ""]
)
def test_other_texts_name_no_group(text):
    assert read_banner(text) is None


def kinds(understood):
    return [(laid.row.number, str(laid.kind)) for layout in understood.layouts for laid in layout.rows]


def test_a_plan_with_themes_and_objectives():
    understood = read(
        sheet(
            [
                ["Our action plan"],
                ["Theme A: Working here: A fair place"],
                HEADINGS,
                ["Objective 1: Recruit fairly"],
                ["1.1", "Write guidance", "HR"],
                [None, "Train panels", "HR"],
                ["Theme B: Living here"],
                [*HEADINGS[:7], "Progress log"],
                ["Objective 2: Listen"],
                ["2.1", "Ask people", "Insight"],
            ],
            wide=[1, 2, 4, 7, 9],
        )
    )
    said = " ".join(kind for _, kind in kinds(understood))
    assert said == "ignored banner headings banner action action banner headings banner action"
    assert [(t.number, t.title, t.aim) for t in understood.themes] == [
        ("A", "Working here", "A fair place"),
        ("B", "Living here", ""),
    ]
    assert [(o.number, o.title, o.theme.number) for o in understood.objectives] == [
        ("1", "Recruit fairly", "A"),
        ("2", "Listen", "B"),
    ]
    assert [(r.number, r.parent and r.parent.number, r.objective.number) for r in understood.rows] == [
        ("1.1", None, "1"),
        ("", "1.1", "1"),
        ("2.1", None, "2"),
    ]
    assert understood.rows[2].progress == ""


def test_a_plan_may_have_neither_themes_nor_objectives():
    understood = plan(["1", "Write guidance"], ["2", "Train panels"])
    assert (understood.themes, understood.objectives) == ([], [])
    assert [(row.number, row.parent) for row in understood.rows] == [("1", None), ("2", None)]


def test_a_filled_row_without_number_is_a_group_when_actions_follow():
    understood = plan(
        ["Working here"], ["1", "Write guidance"], ["Living here"], ["2", "Ask people"], wide=[2, 4]
    )
    assert [group.title for group in understood.objectives] == ["Working here", "Living here"]


def test_of_two_groups_in_a_row_the_first_is_the_theme():
    understood = plan(["Working here"], ["Recruit fairly"], ["1", "Write guidance"], wide=[2, 3])
    assert [group.title for group in understood.themes] == ["Working here"]
    assert [group.title for group in understood.objectives] == ["Recruit fairly"]


def test_two_words_for_groups_the_first_is_the_wider():
    understood = plan(
        ["Outcome 1: Fair work"], ["Objective 1: Recruit"], ["1.1", "Write guidance"], wide=[2, 3]
    )
    assert [(g.number, g.title) for g in understood.themes] == [("1", "Fair work")]
    assert [(g.number, g.title) for g in understood.objectives] == [("1", "Recruit")]


def test_a_note_below_the_table_is_no_group():
    understood = plan(["1", "Write guidance"], ["Figures are of March"], wide=[3])
    assert [(row.row, row.why) for row in understood.ignored] == [
        (3, "Text below the table, without an action under it.")
    ]


def test_an_action_with_nothing_but_its_text_is_an_action():
    understood = plan(["1", "Write guidance", "HR"], [None, "Train panels"])
    assert [row.text for row in understood.rows] == ["Write guidance", "Train panels"]


def test_a_theme_and_objective_column_are_repeated_down():
    headings = ["Theme", "Objective", "Action"]
    rows = [
        ["Work", "Recruit", "Write"],
        [None, None, "Train"],
        ["Live", "Listen", "Ask"],
        [None, "Act", "Tell"],
    ]
    understood = plan(*rows, headings=headings)
    assert [(r.text, r.objective.title, r.objective.theme.title) for r in understood.rows] == [
        ("Write", "Recruit", "Work"),
        ("Train", "Recruit", "Work"),
        ("Ask", "Listen", "Live"),
        ("Tell", "Act", "Live"),
    ]


def test_a_row_split_by_a_page_break_is_put_together_and_said():
    understood = plan(
        ["1.1", "Write guidance for", "HR", "2024", "2025", "Guide", "Amber", "Half done"],
        HEADINGS,
        [None, "managers and panels", None, None, None, "out on time", None, "by May"],
    )
    assert len(understood.rows) == 1
    row = understood.rows[0]
    assert (row.text, row.success_measure, row.progress) == (
        "Write guidance for managers and panels",
        "Guide out on time",
        "Half done by May",
    )
    assert "continued_row" in row.codes
    assert messages(understood, "continued_row") == [
        "Row 4: it has no number and goes on from the action in row 2, so its text (columns B, "
        "F, H) was added to that one."
    ]


def test_text_below_an_action_without_an_action_of_its_own_belongs_to_it():
    understood = plan(
        ["1.1", "Write guidance", "HR"], [None, None, None, None, None, None, None, "Half done"]
    )
    assert [(row.text, row.progress) for row in understood.rows] == [("Write guidance", "Half done")]


def test_text_without_an_action_above_is_ignored_with_the_reason():
    understood = plan([None, None, "HR"], ["1.1", "Write guidance"])
    assert [(row.row, row.why) for row in understood.ignored] == [
        (2, "It has no action, and there is no action above it to which it could belong.")
    ]


def test_a_number_without_an_action_is_refused_by_name():
    understood = plan(["1.1", None, "HR"], ["1.2", "Write guidance"])
    assert ("missing_action", 2) in codes(understood)
    assert [row.refused for row in understood.rows] == [True, False]


def test_merged_cells_count_for_all_their_rows():
    understood = plan(
        ["1.1", "Write guidance", "HR", None, "2025"],
        [None, "Train panels", None, None, None],
        merges=["C2:C3", "E2:E3", "A2:A3"],
    )
    second = understood.rows[1]
    assert (second.owner_text, second.end.text, second.parent) == ("HR", "2025", understood.rows[0])
    assert "merged_value" in second.codes


def test_hidden_rows_are_read_and_said():
    understood = plan(["1.1", "Write guidance"], hidden_rows=[2])
    assert ("hidden_row", 2) in codes(understood)
    assert len(understood.rows) == 1


def test_hidden_sheets_are_left_out_and_said():
    old = sheet([HEADINGS, ["1", "Old"]], name="Old", hidden=True)
    understood = read(sheet([HEADINGS, ["1", "New"]]), old)
    assert [row.text for row in understood.rows] == ["New"]
    assert [layout.why_not for layout in understood.layouts] == ["", "The sheet is hidden."]
    assert ("hidden_sheet", None) in codes(understood)


def test_a_sheet_without_headings_is_not_used_and_says_why():
    understood = read(
        sheet([HEADINGS, ["1", "Do it"]]), sheet([["Age", "12"], ["Sex", "13"]], name="Figures")
    )
    assert [layout.why_not for layout in understood.layouts] == [
        "",
        "It has no heading row with an action column.",
    ]
    assert [row.sheet for row in understood.ignored] == ["Figures", "Figures"]


def test_a_sheet_can_be_left_out_by_a_person():
    understood = read(sheet([HEADINGS, ["1", "Do it"]]), sheets={"Plan": None})
    assert understood.layouts[0].why_not == "You said that this sheet is not part of the plan."


def test_two_heading_rows_are_one_heading():
    understood = read(
        sheet(
            [
                ["No.", "Action", "Lead", "Timescale"],
                [None, None, None, "Start", "End"],
                ["1", "Do it", "HR", "2024", "2025"],
            ],
            merges=["D1:E1"],
        )
    )
    row = understood.rows[0]
    assert (row.start.text, row.end.text) == ("2024", "2025")


def test_a_number_beside_a_merged_name_is_an_objective():
    understood = plan(["1", "Recruit fairly"], ["1.1", "Write guidance"], merges=["B2:H2"])
    assert [(group.number, group.title) for group in understood.objectives] == [("1", "Recruit fairly")]
    assert [(row.number, row.parent) for row in understood.rows] == [("1.1", None)]


def test_a_status_key_below_the_table_is_no_work():
    understood = plan(
        ["1.1", "Write guidance", "HR", None, "2025", "Guide", "Blue"],
        ["Blue", "Not started"],
        ["Green", "Complete"],
        statuses={},
    )
    assert [row.number for row in understood.rows] == ["1.1"]
    assert {row.why for row in understood.ignored} == {"A line of the status key."}


@pytest.mark.parametrize("note", [["Blue: not started; Green: complete"], ["Blue", "Not started"]])
def test_the_key_on_the_sheet_says_what_its_words_mean(note):
    understood = plan(
        ["1", "Do it", *[None] * 4, "Blue"], note, statuses={}, wide=[3] if len(note) == 1 else []
    )
    assert [(w.word, w.meaning, w.sure) for w in understood.status_words] == [("Blue", "not_started", True)]


def test_sheets_named_after_themes_are_themes():
    sheets = [
        sheet([HEADINGS, [f"{n}.1", "Do it"]], name=f"Theme {n} - {name}")
        for n, name in ((1, "Work"), (2, "Homes"))
    ]
    understood = read(*sheets)
    assert [(group.number, group.title, group.sheet) for group in understood.themes] == [
        ("1", "Work", "Theme 1 - Work"),
        ("2", "Homes", "Theme 2 - Homes"),
    ]
    assert [row.theme.title for row in understood.rows if row.theme] == ["Work", "Homes"]


def test_a_table_that_counts_the_plan_is_not_the_plan():
    summary = sheet(
        [["Theme", "Status", "Owner", "Number of actions"], ["A", "Green", "HR", "12"]], name="Summary"
    )
    understood = read(sheet([HEADINGS, ["1", "Do it"]]), summary)
    assert [layout.why_not for layout in understood.layouts] == [
        "",
        "It has no heading row with an action column.",
    ]
    assert understood.questions == []


def test_a_thing_alone_in_a_column_that_most_actions_fill_heads_nothing():
    understood = read(
        sheet(
            [
                ["Feature", "Description", "Actions to be taken", "Person responsible"],
                ["Corridors", "Wide", "Move the coat pegs", "Site Manager"],
                ["Lifts"],
                ["Parking", "Two bays", "Repaint the markings", "Site Manager"],
                ["Ramps", "One", "Measure the slope", "Site Manager"],
            ]
        )
    )
    assert (understood.objectives, [row.row for row in understood.rows]) == ([], [2, 4, 5])
    assert [(row.row, "Only one cell" in row.why) for row in understood.ignored] == [(3, True)]


def test_two_words_that_only_remind_of_headings_are_none():
    guide = sheet(
        [["Column", "What to put"], ["Action", "Start with a verb"], ["Lead", "A post"]], name="Guide"
    )
    understood = read(guide, sheet([HEADINGS, ["1", "Do it"]]))
    assert [layout.used for layout in understood.layouts] == [False, True]


def test_a_list_of_tasks_from_a_system_is_known_by_four_plain_headings():
    system = [
        "Issue id",
        "Project key",
        "Reporter",
        "Created",
        "Updated",
        "Labels",
        "Votes",
        "Sprint",
        "Team id",
    ]
    headings = ["Summary", "Issue key", "Status", "Assignee", "Due date", *system]
    understood = plan(["Name-blind pilot", "EDI-1", "Done", "HR", "2025"], headings=headings)
    assert [(row.number, row.text, row.owner_text) for row in understood.rows] == [
        ("EDI-1", "Name-blind pilot", "HR")
    ]


def test_how_a_system_knows_a_row_is_no_number_of_an_action():
    rows = (["q7Kd0aB3mU6", "Write it", "HR"], ["Zz81LmP0wQ2", "Say it", "HR"])
    understood = plan(*rows, headings=["Task ID", "Task Name", "Assigned To"])
    assert [(row.number, row.extra["Task ID"]) for row in understood.rows] == [
        ("", "q7Kd0aB3mU6"),
        ("", "Zz81LmP0wQ2"),
    ]


def test_a_name_above_each_table_in_the_column_of_the_actions_is_a_group():
    headings = ["Task", "Owner", "Status", "Due"]
    understood = read(
        sheet(
            [
                ["EDI board"],
                [],
                ["Recruitment"],
                headings,
                ["Name-blind pilot", "HR", "Green", "2025"],
                [],
                ["Culture"],
                headings,
                ["Allyship month", "Network", "Amber", "2026"],
            ]
        )
    )
    assert [(row.text, row.objective.title) for row in understood.rows if row.objective] == [
        ("Name-blind pilot", "Recruitment"),
        ("Allyship month", "Culture"),
    ]
