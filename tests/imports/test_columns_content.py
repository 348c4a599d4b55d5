"""Which column holds what, from what stands below its heading: where that agrees, settles, or speaks against it."""

import pytest

from imports.understanding.columns.evidence import is_date, look_below
from tests.imports.grids import codes, messages, plan, read, sheet

ACTIONS = (
    "Write guidance for managers on adjustments",
    "Train every interview panel in fair selection",
    "Ask staff how included they feel at work",
    "Publish the pay gap with a narrative each year",
)
OWNERS = ("People Team", "Head of HR", "People Team", "Library Service")
DATES = ("March 2026", "June 2026", "31/12/2026", "Ongoing")
WORDS = ("Not started", "In progress", "Complete", "In progress")
COLOURS = ("Red", "Amber", "Green", "Green")
NUMBERS = ("1.1", "1.2", "1.3", "2.1")


def read_columns(headings, *columns, **looks):
    """A plan with one list of four texts a column."""
    return plan(*[list(row) for row in zip(*columns, strict=True)], headings=headings, **looks)


def roles(understood):
    columns = understood.layouts[0].columns.values()
    return [str(column.role) for column in sorted(columns, key=lambda column: column.index)]


def asked(understood):
    return [problem.code for problem in understood.questions if problem.code != "unknown_status"]


def test_every_column_says_why_it_is_read_so_and_how_sure_that_is():
    understood = read_columns(["No.", "Action", "By when"], NUMBERS, ACTIONS, DATES)
    told = [column.to_json() for column in understood.layouts[0].columns.values()]
    assert [(one["letter"], one["score"]) for one in told] == [("A", 100), ("B", 100), ("C", 100)]
    assert told[2]["reason"] == "The heading “By when” is used for ends; 4 of 4 cells are dates."


def test_headings_missing_over_number_action_and_status_are_found_by_what_stands_there():
    understood = read_columns(
        [None, None, "Lead", "By when", "Measure of success", None],
        NUMBERS,
        ACTIONS,
        OWNERS,
        DATES,
        OWNERS,
        WORDS,
    )
    assert roles(understood) == ["number", "action", "owner", "end", "success_measure", "status"]
    assert [code for code, _ in codes(understood)] == ["action_column_by_content"]
    assert asked(understood) == []


def test_a_heading_that_says_nothing_over_the_only_sentences_is_the_action():
    understood = read_columns(["Ref", "Thing", "Who", "When"], NUMBERS, ACTIONS, OWNERS, DATES)
    assert [row.text for row in understood.rows] == list(ACTIONS)
    assert messages(understood, "action_column_by_content") == [
        "Row 1: no heading names the actions. Column B (“Thing”) was taken for them, because every row has a "
        "sentence of its own there. Check columns if that is wrong."
    ]


def test_two_columns_of_sentences_below_headings_that_say_nothing_are_asked_about():
    understood = read_columns(
        ["Ref", "Thing", "Other thing", "Who", "When"], NUMBERS, ACTIONS, ACTIONS, OWNERS, DATES
    )
    assert asked(understood) == ["no_action_column"]
    assert "It may be one of columns B and C" in messages(understood, "no_action_column")[0]


@pytest.mark.parametrize(
    ("heading", "merge", "columns", "expected"),
    [
        ("Action", "A1:B1", (NUMBERS, ACTIONS), ["number", "action"]),
        ("Timescale", "B1:C1", (ACTIONS, ("May 2024",) * 4, DATES), ["action", "start", "end"]),
        ("Lead", "B1:C1", (ACTIONS, OWNERS, OWNERS), ["action", "owner", "owner"]),
        ("Status", "B1:C1", (ACTIONS, WORDS, ACTIONS), ["action", "status", "progress"]),
    ],
)  # fmt: skip
def test_one_heading_over_two_columns_is_parted_by_what_stands_below(heading, merge, columns, expected):
    first = [heading, None] if merge.startswith("A") else ["Action", heading, None]
    understood = read_columns([*first, "Comments"], *columns, ("", "", "", "As agreed"), merges=[merge])
    assert roles(understood) == [*expected, "extra" if "progress" in expected else "progress"]
    assert asked(understood) == []


def test_a_heading_merged_over_two_columns_of_actions_is_asked_about():
    understood = read_columns(["Action", None, "Lead"], ACTIONS, ACTIONS, OWNERS, merges=["A1:B1"])
    assert asked(understood) == ["two_columns_one_role"]


def test_an_action_column_of_dates_is_asked_about():
    understood = read_columns(["Ref", "Action", "Lead"], NUMBERS, DATES, OWNERS)
    assert messages(understood, "heading_contradicts_content") == [
        "Row 1: column B is headed “Action”, but 4 of its 4 cells are dates. Say what the column holds."
    ]
    assert asked(understood) == ["heading_contradicts_content"]


@pytest.mark.parametrize(
    ("heading", "below"),
    [("Lead", DATES), ("By when", OWNERS), ("Status", ("1 May 2025", "2 May 2025", "3 May 2025", "4 May 2025")),
     ("Success criteria", DATES), ("Progress", DATES), ("Due date", ACTIONS)],
)  # fmt: skip
def test_cells_that_are_plainly_another_thing_than_their_heading_are_asked_about(heading, below):
    long = tuple(text * 3 for text in below) if below == ACTIONS else below
    assert asked(read_columns(["Action", heading], ACTIONS, long)) == ["heading_contradicts_content"]


@pytest.mark.parametrize(
    ("heading", "below", "role"),
    [
        ("Target", DATES, "end"), ("Progress", WORDS, "status"), ("Progress", ("10%", "20%", "50%", "100%"), "status"),
        ("Outcome", WORDS, "status"), ("Priority", ("Recruiting", "Recruiting", "Listening", "Listening"), "theme"),
        ("Priority", ("High", "Low", "Medium", "High"), "priority"), ("Completed by", OWNERS, "owner"),
        ("Completed by", DATES, "end"), ("Completed", ("Yes", "No", "No", "Yes"), "status"),
        ("% complete", ("10%", "20%", "50%", "100%"), "status"),
        ("Status", tuple(text * 3 for text in ACTIONS), "progress"),
    ],
)  # fmt: skip
def test_a_heading_with_two_meanings_is_told_by_its_cells(heading, below, role):
    understood = read_columns(["Action", heading], ACTIONS, below)
    assert roles(understood) == ["action", role]
    assert asked(understood) == []


def test_who_and_when_in_one_column_is_asked_about_unless_the_cells_say_one():
    both = [f"{owner}, by {day}" for owner, day in zip(OWNERS, DATES, strict=True)]
    assert asked(read_columns(["Action", "Lead / timescale"], ACTIONS, both)) == ["two_things_one_column"]
    assert roles(read_columns(["Action", "Lead / timescale"], ACTIONS, OWNERS)) == ["action", "owner"]
    assert roles(read_columns(["Action", "Lead / timescale"], ACTIONS, DATES)) == ["action", "timescale"]


# --- several columns for one thing ------------------------------------------------------------------------


def test_status_and_rag_are_two_things_and_both_are_kept():
    understood = read_columns(["Action", "RAG", "Status"], ACTIONS, COLOURS, WORDS)
    assert [(row.status.text, row.extra) for row in understood.rows][:2] == [
        ("Not started", {"RAG": "Red"}), ("In progress", {"RAG": "Amber"}),
    ]  # fmt: skip
    assert messages(understood, "two_status_columns") == [
        "Row 1: column C (“Status”) was taken as the status, and column B (“RAG”) was kept beside each action "
        "under its heading. To have it the other way round, say so under Check columns (or with --map)."
    ]
    assert asked(understood) == []


def test_the_words_of_a_life_cycle_are_the_status_whatever_their_heading():
    understood = read_columns(["Action", "RAG", "Status"], ACTIONS, WORDS, COLOURS)
    assert (understood.rows[0].status.text, understood.rows[0].extra) == ("Not started", {"Status": "Red"})


def test_a_rag_of_nothing_but_colours_beside_a_status_is_kept_by_the_names_of_the_colours():
    fills = {"B2": "FFFF0000", "B3": "FFFFC000", "B4": "FF00B050", "B5": "FF00B050"}
    understood = read_columns(["Action", "RAG", "Status"], ACTIONS, [None] * 4, WORDS, fills=fills)
    assert [row.extra for row in understood.rows] == [
        {"RAG": word} for word in ("Red", "Amber", "Green", "Green")
    ]


def test_a_percentage_is_the_status_only_where_there_is_no_other():
    shares = ("10%", "20%", "50%", "100%")
    understood = read_columns(["Action", "Status", "% complete"], ACTIONS, WORDS, shares)
    assert understood.rows[1].extra == {"% complete": "20%"}
    assert "two_status_columns" not in [code for code, _ in codes(understood)]


def test_a_target_in_percent_is_a_measure_and_a_rag_goes_before_a_percentage():
    shares = ("10%", "20%", "50%", "100%")
    assert roles(read_columns(["Action", "Target", "By when"], ACTIONS, shares, DATES)) == [
        "action",
        "success_measure",
        "end",
    ]
    assert roles(read_columns(["Action", "% complete", "RAG"], ACTIONS, shares, COLOURS)) == [
        "action",
        "extra",
        "status",
    ]


def test_of_two_action_columns_the_one_of_numbers_is_the_number():
    understood = read_columns(["Action", "Action", "Lead"], NUMBERS, ACTIONS, OWNERS)
    assert roles(understood) == ["number", "action", "owner"]
    assert asked(understood) == []


@pytest.mark.parametrize("heading", ["Revised date", "New date", "Forecast completion", "Extended to"])
def test_a_second_date_by_any_of_its_names_moves_the_end(heading):
    understood = plan(
        ["Hire", "HR", "March 2026", "May 2027"], headings=["Action", "Lead", "Target date", heading]
    )
    assert understood.rows[0].revised_end.text == "May 2027"


def test_a_revised_date_moves_the_end_of_the_rows_that_fill_it():
    understood = read_columns(
        ["Action", "Target date", "Revised target date"],
        ACTIONS,
        ("March 2026",) * 4,
        ("", "May 2027", "", ""),
    )
    first, second = understood.rows[:2]
    assert (first.end.text, first.revised_end, first.extra) == ("March 2026", None, {})
    assert (second.end.text, second.revised_end.text) == ("March 2026", "May 2027")
    assert second.extra == {"Revised target date": "May 2027"}
    assert asked(understood) == []


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Action", "Lead", "Support", "Partners", "Sponsor"], ["action", "owner", "extra", "extra", "extra"]),
        (["Action", "Directorate", "Lead officer"], ["action", "extra", "owner"]),
        (["Action", "Directorate"], ["action", "owner"]),
        (["Action", "KPI", "Milestones", "Outcome"], ["action", "success_measure", "extra", "extra"]),
        (["Action", "Milestones", "Success measure"], ["action", "extra", "success_measure"]),
        (["Action", "Description", "Steps", "Lead"], ["action", "extra", "extra", "owner"]),
        (["Action", "Comments", "Progress"], ["action", "extra", "progress"]),
        (["Aim", "Objective", "Action"], ["theme", "objective", "action"]),
        (["Outcome", "Action", "Lead"], ["objective", "action", "owner"]),
        (["Objective / Action", "Action", "Lead"], ["objective", "action", "owner"]),
        (["Cam gweithredu", "Action", "Lead"], ["extra", "action", "owner"]),
    ],
)  # fmt: skip
def test_of_several_columns_for_one_thing_the_nearest_is_taken_and_the_others_are_kept(headings, expected):
    below = [[f"{heading} of the work {row // 2 if heading in ('Aim', 'Objective', 'Outcome') else row}"
              for row in range(4)] for heading in headings]  # fmt: skip
    understood = read_columns(headings, *below)
    assert roles(understood) == expected
    assert asked(understood) == []
    kept = {heading for heading, role in zip(headings, expected, strict=True) if role == "extra"}
    assert all(kept == set(row.extra) for row in understood.rows)


# --- a plan without an action column ----------------------------------------------------------------------


def test_objectives_that_each_have_an_owner_and_a_date_are_the_actions():
    understood = read_columns(
        ["Equality objective", "Success criteria", "Lead", "Date"], ACTIONS, DATES[::-1], OWNERS, DATES
    )
    assert asked(understood) in ([], ["heading_contradicts_content"])
    understood = read_columns(["Equality objective", "Lead", "Date"], ACTIONS, OWNERS, DATES)
    assert [row.text for row in understood.rows] == list(ACTIONS)
    assert messages(understood, "objective_taken_as_action")[0].startswith(
        "Row 1: no heading names the actions, and column A (“Equality objective”) has 4 texts, in every row another"
    )
    assert asked(understood) == []


def test_an_objective_that_holds_for_several_rows_is_no_action():
    understood = read_columns(
        ["Objective", "Success criteria", "Lead", "Date"],
        ("Be fair", "", "Listen well", ""),
        ACTIONS,
        OWNERS,
        DATES,
    )
    assert asked(understood) == ["no_action_column"]


def test_milestones_of_their_own_below_shared_objectives_are_the_actions():
    understood = read_columns(
        ["Objective", "Milestones", "Lead", "Date"],
        ("Be fair", "", "Listen well", ""),
        ACTIONS,
        OWNERS,
        DATES,
    )
    assert [row.text for row in understood.rows] == list(ACTIONS)
    assert "success_measure_taken_as_action" in [code for code, _ in codes(understood)]


def test_a_cross_below_the_name_of_a_characteristic_stands_for_it():
    understood = read_columns(
        ["Action", "Lead", "Age", "Disability", "Race"],
        *(ACTIONS, OWNERS, ("x", "", "✓", ""), ("X", "x", "", ""), ("", "", "x", "No")),
    )
    assert [(row.characteristics, row.extra) for row in understood.rows] == [
        ("Age, Disability", {}), ("Disability", {}), ("Age, Race", {}), ("", {"Race": "No"}),
    ]  # fmt: skip
    assert asked(understood) == []


def test_ticks_through_the_years_are_no_status():
    understood = read_columns(
        ["Action", "Lead", "Year 1", "Year 2"], ACTIONS, OWNERS, ("✓",) * 4, ("", "✓", "", "✓")
    )
    assert roles(understood) == ["action", "owner", "extra", "extra"]
    assert understood.rows[1].extra == {"Year 1": "✓", "Year 2": "✓"}


# --- what stands below, counted ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["March 2026", "31/12/2026", "Q2 2026/27", "By end of May 2026", "2026/27", "Ongoing"]
)
def test_a_time_is_told_from_other_texts(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["Begun in April 2025", "1.1", "20%", "People Team", "3.10", "May do", "TBC", ""]
)
def test_other_texts_are_no_times(text):
    assert not is_date(text)


def test_lone_texts_and_headings_are_no_evidence():
    rows = sheet([["Theme A: Working here"], ["1", "Write"], ["No.", "Action"], ["2", "Train"]]).rows
    contents = look_below(rows, lambda row: row.text(1) == "No.")
    assert (contents[1].filled, contents[1].numbers, contents[2].filled) == (2, 2, 2)


def test_a_column_without_heading_is_named_as_kept():
    understood = read_columns(
        ["Action", "Lead", None], ACTIONS, OWNERS, ("see note", "as agreed", "in part", "later on")
    )
    assert messages(understood, "column_without_heading") == [
        "Row 1: column C has no heading. What stands there was kept as extra text under “Column C”."
    ]


def test_a_column_of_dates_without_heading_is_asked_about():
    assert asked(read_columns(["Action", "Lead", None], ACTIONS, OWNERS, DATES)) == ["column_without_heading"]


def test_what_a_person_says_is_never_doubted():
    rows = [["Ref", "Action", "Lead"], *[list(row) for row in zip(NUMBERS, DATES, OWNERS, strict=True)]]
    understood = read(sheet(rows), sheets={"Plan": {"A": "number", "B": "action", "C": "owner"}})
    assert asked(understood) == []
    assert {column.reason for column in understood.layouts[0].columns.values()} == {"You said so."}


def test_what_stands_in_for_the_action_is_left_of_what_is_said_about_it():
    understood = read(
        sheet(
            [["Deliverable", "Proof for the panel", "Lead", "By", "Status"],
             ["Name a sponsor for race", "The minutes of the board say so", "HR", "2025", "Amber"],
             ["Set targets for boards", "The targets stand in the plan", "HR", "2025", "Amber"]]
        )
    )  # fmt: skip
    assert [row.text for row in understood.rows] == ["Name a sponsor for race", "Set targets for boards"]
    assert "success_measure_taken_as_action" in [problem.code for problem in understood.problems]


def test_outcomes_that_a_framework_counts_are_no_measures_of_success():
    below = (["1A: Patients have access", "Ask them", "HR"], ["1B: Needs are met", "Listen", "HR"],
             ["2A: Staff are well", "Open a clinic", "HR"])  # fmt: skip
    understood = read(sheet([["Outcome", "Action", "Lead"], *below]))
    assert [row.objective and row.objective.title for row in understood.rows] == [row[0] for row in below]
    beside = [[outcome, "To do well", *rest] for outcome, *rest in below]
    understood = read(sheet([["Outcome", "Objective", "Action", "Lead"], *beside]))
    assert [row.extra for row in understood.rows] == [{"Outcome": row[0]} for row in below]


def test_what_was_done_about_what_had_been_said_is_no_progress_of_the_action():
    understood = read(
        sheet([["What we said we would do", "What we did", "What we will do", "Lead"],
               ["Health checks on site", "Delivered at four sites", "Evening clinics for nights", "HR"]])
    )  # fmt: skip
    row = understood.rows[0]
    assert (row.text, row.progress, row.status) == ("Evening clinics for nights", "", None)
    assert row.extra["What we did"] == "Delivered at four sites"


def test_the_day_of_the_last_update_is_kept_beside_the_action():
    rows = [["Ask", "HR", f"0{n}/11/2024"] for n in range(1, 5)]
    understood = read(sheet([["Action", "Lead", "Last update"], *rows]))
    assert [row.extra for row in understood.rows] == [{"Last update": row[2]} for row in rows]
    assert understood.questions == []


def test_a_column_that_says_the_same_in_every_row_is_not_the_action():
    rows = [["Beth", "2025", "EDI plan"], ["HR", "2025", "EDI plan"], ["HR", "2026", "EDI plan"]]
    understood = plan(*rows, headings=["Assignee", "Due date", "Projects"])
    assert [problem.code for problem in understood.questions] == ["no_action_column"]


def test_recommendations_that_hold_for_several_actions_group_them():
    understood = plan(
        ["Confidential reporting", "Choose an outside provider", "HR"],
        [None, "Tell staff how to use it", "Comms"],
        ["Background checks", "Agree which roles need which", "HR"],
        [None, "Check all existing staff", "HR"],
        headings=["Recommendation", "Action", "Lead"],
    )
    assert [row.objective.title for row in understood.rows if row.objective] == [
        "Confidential reporting",
        "Confidential reporting",
        "Background checks",
        "Background checks",
    ]


COMPLETED_BELOW = [
    ("Yes. The survey ran in April 2025", "Completed", "complete", False),
    ("Yes – started in March and goes on", "", None, True),
    ("No: the contractor has gone out of business", "Not completed", None, False),
    ("14/11/2025", "Completed", "complete", False),
    ("Nobody has looked at it for some time now", "", None, True),
]


@pytest.mark.parametrize(("cell", "status", "meaning", "doubted"), COMPLETED_BELOW)
def test_a_sentence_below_completed_says_plainly_how_it_stands_or_is_named(cell, status, meaning, doubted):
    rows = [
        ["Action", "Officer", "Target date", "Completed"],
        ["Mend the loop", "Estates", "June 2025", cell],
    ]
    rows += [
        ["Train the desk", "Estates", "May 2025", "June 2025"],
        ["Map users", "HR", "May 2025", "July 2025"],
    ]
    understood = read(sheet(rows))
    seen = understood.rows[0].status
    assert (seen.text if seen else "") == status
    assert (seen.meaning if seen else None) == meaning
    assert understood.rows[0].extra == {"Completed": cell}
    assert ("status_not_told" in understood.rows[0].codes) is doubted
