"""Rows, sheets and columns that name themes and objectives, and what these aim at."""

import pytest

from imports.understanding.groups.banners import Level, plain_banner, read_banner
from tests.imports.grids import HEADINGS, ignored, lines, messages, plan, read, sheet

SHORT = ("Ref", "Action", "Lead", "By when")


@pytest.mark.parametrize(
    ("text", "level", "number", "title", "aim"),
    [
        ("Objective 1.1 Recruit fairly", Level.OBJECTIVE, "1.1", "Recruit fairly", ""),
        ("Theme 2 Homes", Level.THEME, "2", "Homes", ""),
        ("Theme B: Our homes\nEverybody has one", Level.THEME, "B", "Our homes", "Everybody has one"),
        ("Domain 1: Patients", Level.THEME, "1", "Patients", ""),
        ("Objective 3: Listen\nAim: to hear all", Level.OBJECTIVE, "3", "Listen", "Aim: to hear all"),
    ],
)
def test_a_name_may_follow_without_a_mark_and_an_aim_below_it(text, level, number, title, aim):
    banner = read_banner(text)
    assert banner is not None
    assert (banner.level, banner.number, banner.title, banner.aim) == (level, number, title, aim)


@pytest.mark.parametrize("text", ["Part 3 of the plan", "Objective 2 and 3 together", "Theme park for all"])
def test_a_sentence_with_a_groups_word_in_it_names_none(text):
    assert read_banner(text) is None


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("A. Our workforce", "A", "Our workforce"),
        ("2 - Homes", "2", "Homes"),
        ("1.2 Recruit", "1.2", "Recruit"),
        ("IV) Streets", "IV", "Streets"),
        ("24-hour care", "", "24-hour care"),
        ("A fair place", "", "A fair place"),
    ],
)
def test_a_number_before_a_name_is_its_number(text, number, title):
    banner = plain_banner(text)
    assert (banner.number, banner.title) == (number, title)


def test_an_aim_in_the_next_row_belongs_to_its_theme():
    understood = plan(
        ["A. Our workforce"], ["Aim: looks like the town"], ["A1", "Review adverts"],
        ["B. Our services"], ["What success looks like: all get in"], ["B1", "Audit buildings"],
        wide=[2, 3, 5, 6],
    )  # fmt: skip
    assert [(theme.number, theme.title, theme.aim) for theme in understood.themes] == [
        ("A", "Our workforce", "Aim: looks like the town"),
        ("B", "Our services", "What success looks like: all get in"),
    ]
    assert lines(understood) == [
        ("A1", "", "Review adverts", "A Our workforce", ""),
        ("B1", "", "Audit buildings", "B Our services", ""),
    ]


def test_an_objective_keeps_its_aim_below_its_name():
    understood = read(
        sheet(
            [
                ["Theme 1: People"],
                ["Objective 1.1 Recruit fairly"],
                ["Success measure: shortlists are mixed"],
                HEADINGS,
                ["1.1.1", "Review adverts"],
                ["Objective 1.2 Keep people"],
                ["1.2.1", "Exit talks"],
            ],
            wide=[1, 2, 3, 6],
        )
    )
    assert [(o.number, o.title, o.theme.number) for o in understood.objectives] == [
        ("1.1", "Recruit fairly\nSuccess measure: shortlists are mixed", "1"),
        ("1.2", "Keep people", "1"),
    ]


def test_a_sentence_right_below_an_objective_is_what_it_is_for():
    understood = plan(
        ["Objective 1: Recruit"], ["We want shortlists that are mixed."], ["1.1", "Write"], wide=[2, 3]
    )
    assert [o.title for o in understood.objectives] == ["Recruit\nWe want shortlists that are mixed."]


def test_an_aim_without_a_group_is_text_above_the_table():
    understood = read(sheet([["Our plan"], ["Aim: to be fair"], HEADINGS, ["1", "Do it"]], wide=[1, 2]))
    assert ignored(understood) == [("Plan", 1), ("Plan", 2)]


def test_the_first_group_may_stand_above_the_first_headings_as_the_others_do():
    understood = read(
        sheet(
            [
                ["Equality plan"], ["Our people"], HEADINGS, ["1", "Write"], ["2", "Train"],
                ["Our places"], HEADINGS, ["3", "Audit"],
            ],
            wide=[1, 2, 6],
        )
    )  # fmt: skip
    assert lines(understood) == [
        ("1", "", "Write", "", "Our people"),
        ("2", "", "Train", "", "Our people"),
        ("3", "", "Audit", "", "Our places"),
    ]


def test_rows_name_themes_where_a_column_names_the_objectives():
    understood = plan(
        ["Our people"], ["Recruit fairly", "1", "Write"], [None, "2", "Train"],
        headings=("Objective", "No.", "Action", "Owner"), wide=[2],
    )  # fmt: skip
    assert lines(understood) == [
        ("1", "", "Write", "Our people", "Recruit fairly"),
        ("2", "", "Train", "Our people", "Recruit fairly"),
    ]


def test_a_short_text_alone_in_the_action_column_is_a_group_where_they_begin_at_the_top():
    understood = plan(
        ["Leadership"], ["Review adverts", "HR", "2025"], ["Train", "HR", "2025"],
        ["Communities"], ["Ask", "HR", "2025"],
        headings=("What we will do", "Who", "By when"),
    )  # fmt: skip
    assert lines(understood) == [
        ("", "", "Review adverts", "", "Leadership"),
        ("", "", "Train", "", "Leadership"),
        ("", "", "Ask", "", "Communities"),
    ]


def test_a_short_text_alone_further_down_is_an_action_that_lacks_the_rest():
    understood = plan(
        ["Review adverts", "HR", "2025"], ["Train"], ["Ask", "HR", "2025"],
        headings=("What we will do", "Who", "By when"),
    )  # fmt: skip
    assert [row.text for row in understood.rows] == ["Review adverts", "Train", "Ask"]


def test_bare_numbers_above_deeper_ones_are_objectives_and_above_these_themes():
    understood = plan(
        ["1", "People"], ["1.1", "Recruit"], ["1.1.1", "Write", "HR", "2025"],
        ["2", "Places"], ["2.1", "Open"], ["2.1.1", "Audit", "Estates", "2026"],
        headings=SHORT,
    )  # fmt: skip
    assert lines(understood) == [
        ("1.1.1", "", "Write", "1 People", "1.1 Recruit"),
        ("2.1.1", "", "Audit", "2 Places", "2.1 Open"),
    ]


def test_a_numbered_row_with_an_owner_is_an_action_with_parts():
    understood = plan(
        ["1", "Recruit", "HR"], ["1.1", "Write", "HR", "2025"], ["2", "Open"], ["2.1", "Audit", "HR", "2026"],
        headings=SHORT,
    )  # fmt: skip
    assert [(row.number, row.parent and row.parent.number) for row in understood.rows] == [
        ("1", None), ("1.1", "1"), ("2", None), ("2.1", "2"),
    ]  # fmt: skip


def test_headings_may_hold_the_name_of_an_objective_where_action_would_stand():
    understood = read(
        sheet(
            [
                ["Objective 1: Recruit fairly", "Lead", "By when", "Status"],
                ["Write guidance", "HR", "2025", "Blue"],
                ["Objective 2: Listen", "Lead", "By when", "Status"],
                ["Ask people", "Insight", "2026", "Blue"],
            ]
        )
    )
    assert lines(understood) == [
        ("", "", "Write guidance", "", "1 Recruit fairly"),
        ("", "", "Ask people", "", "2 Listen"),
    ]


def test_several_sheets_are_themes_by_their_names_where_nothing_else_says_it():
    sheets = [sheet([SHORT, [number, "Do it", "HR", "2025"]], name=name)
              for number, name in (("1", "Workforce"), ("2", "2. Our services"))]  # fmt: skip
    understood = read(*sheets)
    assert [(theme.number, theme.title) for theme in understood.themes] == [
        ("", "Workforce"),
        ("2", "Our services"),
    ]


@pytest.mark.parametrize(
    "names",
    [("2024-25", "2025-26"), ("Sheet1", "Sheet2"), ("Action Plan", "Closed actions"), ("Q1", "Q2"),
     ("EDI plan 2024", "EDI plan 2025"), ("Year 1", "Year 2")],
)  # fmt: skip
def test_a_year_or_a_plain_name_is_no_theme(names):
    sheets = [sheet([SHORT, [str(n), f"Do {n}", "HR", "2025"]], name=name) for n, name in enumerate(names)]
    assert read(*sheets).themes == []


def test_a_single_sheet_is_no_theme():
    assert read(sheet([SHORT, ["1", "Do it", "HR", "2025"]], name="Workforce")).themes == []


def test_a_label_and_a_name_in_two_cells_name_a_theme():
    understood = read(sheet([["Theme", "Our people"], ["Objective:", "Recruit"], HEADINGS, ["1", "Write"]]))
    assert lines(understood) == [("1", "", "Write", "Our people", "Recruit")]


def test_headings_with_an_owner_and_a_date_but_no_action_head_another_table():
    understood = plan(
        ["1", "Write", "HR"], ["Member", "Role", "Email", "Owner", "Status", "End"], ["A", "Chair", "x", "HR"],
    )  # fmt: skip
    assert [row.text for row in understood.rows] == ["Write"]
    assert messages(understood, "no_action_column") == []


def test_a_note_alone_below_an_action_is_no_group():
    understood = plan(["1", "Write", "HR"], ["Note: waits for money"], ["2", "Train", "HR"])
    assert lines(understood) == [("1", "", "Write", "", ""), ("2", "", "Train", "", "")]
    assert ignored(understood) == [("Plan", 3)]


def test_an_update_alone_below_an_action_is_its_progress():
    understood = plan(["1", "Write", "HR"], ["Update: half of it is written"], ["2", "Train", "HR"], wide=[3])
    assert [(row.text, row.progress) for row in understood.rows] == [
        ("Write", "half of it is written"),
        ("Train", ""),
    ]


def test_a_sentence_alone_between_actions_is_a_group_that_is_doubted():
    understood = plan(["1", "Write", "HR"], ["Half of them have met."], ["2", "Train", "HR"], wide=[3])
    assert messages(understood, "taken_as_group") == [
        "Row 3, column A: “Half of them have met.” stands alone in its row, and was taken as the name of the group "
        "below it. Put it into a column of the table if it is not."
    ]


def test_a_name_that_is_continued_after_a_page_break_is_the_same_group():
    understood = plan(
        ["Objective 1: Listen"],
        ["1", "Write"],
        HEADINGS,
        ["Objective 1: Listen (continued)"],
        ["2", "Ask"],
        wide=[2, 5],
    )
    assert [(o.number, o.title) for o in understood.objectives] == [("1", "Listen")]


def test_the_name_of_a_group_may_stand_below_its_number():
    understood = plan(["Equality Outcome 1"], ["All are heard."], ["1", "Ask", "HR"], wide=[2, 3])
    assert [(o.number, o.title) for o in understood.objectives] == [("Equality Outcome 1", "All are heard.")]


def test_a_first_column_merged_down_beside_several_actions_names_their_theme():
    understood = plan(
        ["PEOPLE", "1", "Write", "HR"], [None, "2", "Train", "HR"], ["PLACES", "3", "Audit", "HR"],
        headings=(None, "No.", "Action", "Owner"), merges=["A2:A3"],
    )  # fmt: skip
    assert lines(understood) == [
        ("1", "", "Write", "PEOPLE", ""),
        ("2", "", "Train", "PEOPLE", ""),
        ("3", "", "Audit", "PLACES", ""),
    ]


def test_a_number_and_a_name_across_a_table_are_wider_than_the_objectives_of_a_column():
    understood = plan(
        ["2", "Who we are"], ["2.1", "Fill gaps", "Ask staff"], ["3", "How we hire"], ["3.1", "Fair panels", "Train"],
        headings=("No.", "Objective", "Action", "Owner", "End"), merges=["B2:E2", "B4:E4"],
    )  # fmt: skip
    assert lines(understood) == [
        ("2.1", "", "Ask staff", "2 Who we are", "Fill gaps"),
        ("3.1", "", "Train", "3 How we hire", "Fair panels"),
    ]


def test_the_number_of_an_objective_may_say_that_it_is_not_of_the_theme_above():
    understood = plan(
        ["Section 4: Our department"], ["4.1", "Ask", "HR"], ["5.3 Careers"], ["5.3.1", "Train", "HR"],
        wide=[2, 4],
    )  # fmt: skip
    assert lines(understood) == [
        ("4.1", "", "Ask", "4 Our department", ""),
        ("5.3.1", "", "Train", "", "5.3 Careers"),
    ]


def test_one_name_below_two_themes_names_two_objectives():
    understood = plan(
        ["Theme A: Here"], ["Staff"], ["1", "Ask", "HR"], ["Theme B: There"], ["Staff"], ["2", "Train", "HR"],
        wide=[2, 3, 5, 6],
    )  # fmt: skip
    assert [(o.title, o.theme and o.theme.number) for o in understood.objectives] == [
        ("Staff", "A"),
        ("Staff", "B"),
    ]
    assert messages(understood, "duplicate_objective_text") == []


def test_a_theme_of_a_column_may_be_written_with_its_word():
    understood = plan(["Domain 2: Staff", "Ask them", "HR"], headings=("Domain", "Action", "Owner"))
    assert lines(understood) == [("", "", "Ask them", "2 Staff", "")]
    assert messages(understood, "text_not_read") == []


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("High impact action 2: Recruit fairly", True),
        ("Intervention strategy 1 – Schools", True),
        ("Appendix 2: Our actions", False),
        ("Draft 3: Our actions", False),
        ("Our actions for 2025: a summary", False),
    ],
)
def test_a_label_that_counts_names_a_group_above_the_headings_but_for_those_of_documents(title, named):
    understood = read(sheet([[title], HEADINGS, ["1", "Ask", "HR"]], wide=[1]))
    assert [objective.title for objective in understood.objectives] == ([title] if named else [])


def test_a_narrative_below_the_name_of_a_group_is_told_with_it():
    understood = plan(
        ["Metric 4 – Abuse"], ["Narrative: a third of staff report it."], ["1", "Train", "HR"],
        ["Metric 8 – Adjustments"], ["Narrative: most are content."], ["2", "Fund", "HR"], wide=[2, 3, 5, 6],
    )  # fmt: skip
    assert [theme.aim for theme in understood.themes] == [
        "Narrative: a third of staff report it.",
        "Narrative: most are content.",
    ]
