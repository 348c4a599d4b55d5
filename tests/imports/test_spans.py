"""Actions written over several rows."""

from tests.imports.grids import lines, plan

STEPS = ("Ref", "Action", "Milestone", "Lead", "By when", "Status")


def test_owners_in_rows_beside_a_merged_action_are_lines_of_one_action():
    understood = plan(
        ["1", "Review adverts", "HR", None, "2025", "Reviewed"], [None, None, "Comms", None, None, "Published"],
        [None, None, "Policy"], ["2", "Train", "HR"],
        merges=["A2:A4", "B2:B4", "E2:E4"],
    )  # fmt: skip
    assert lines(understood) == [("1", "", "Review adverts", "", ""), ("2", "", "Train", "", "")]
    assert understood.rows[0].owner_text == "HR\nComms\nPolicy"
    assert understood.rows[0].success_measure == "Reviewed\nPublished"
    assert [p.message for p in understood.problems if p.code == "continued_row"] == [
        "Row 3: the action in row 2 is merged over it, so its text (columns C, F) was added to that one.",
        "Row 4: the action in row 2 is merged over it, so its text (column C) was added to that one.",
    ]


def test_milestones_with_their_own_ends_and_statuses_are_parts_of_the_action():
    understood = plan(
        ["1", "Review adverts", "Draft written", "HR", "June 2025", "Green"],
        [None, None, "Board agrees", "Comms", "July 2025", "Amber"],
        [None, None, "In use", "HR", "Sept 2025", "Blue"],
        ["2", "Train", "All trained", "HR", "Sept 2025", "Blue"],
        headings=STEPS, merges=["A2:A4", "B2:B4"],
    )  # fmt: skip
    assert lines(understood) == [
        ("1", "", "Review adverts", "", ""),
        ("", "1", "Board agrees", "", ""),
        ("", "1", "In use", "", ""),
        ("2", "", "Train", "", ""),
    ]
    assert [(row.owner_text, row.end.text, row.status and row.status.text) for row in understood.rows] == [
        ("HR", "June 2025", "Green"),
        ("Comms", "July 2025", "Amber"),
        ("HR", "Sept 2025", "Blue"),
        ("HR", "Sept 2025", "Blue"),
    ]


def test_a_second_end_without_words_of_its_own_is_kept_beside_the_action():
    understood = plan(
        ["1", "Review adverts", "HR", None, "June 2025"], [None, None, "Comms", None, "July 2025"],
        merges=["A2:A3", "B2:B3"],
    )  # fmt: skip
    assert [(row.text, row.end.text, row.extra) for row in understood.rows] == [
        ("Review adverts", "June 2025", {"End (row 3)": "July 2025"})
    ]


def test_bullets_in_one_cell_are_one_action():
    understood = plan(["1", "Review:\n• adverts\n• forms", "HR"], ["2", "1. Ask\n2. Tell", "HR"])
    assert [row.text for row in understood.rows] == ["Review:\n• adverts\n• forms", "1. Ask\n2. Tell"]


def test_a_number_said_to_be_continued_is_the_same_action():
    understood = plan(["1.1", "Write guidance.", "HR"], ["1.1 (cont.)", "Publish it.", None])
    assert [(row.number, row.text) for row in understood.rows] == [("1.1", "Write guidance.\nPublish it.")]


def test_a_success_measure_merged_down_counts_for_all_and_a_blank_one_is_blank():
    rows = [["1", "Write", "HR", None, "2025", "Used"], ["2", "Train", "HR", None, "2025", None]]
    merged = plan(*rows, merges=["F2:F3"])
    assert [row.success_measure for row in merged.rows] == ["Used", "Used"]
    assert "merged_value" in merged.rows[1].codes
    assert [row.success_measure for row in plan(*rows).rows] == ["Used", ""]
