"""What the name of a group says beside its name: how its actions stand, and that it is one of a series."""

from tests.imports.grids import codes, lines, plan, read, sheet

SHORT = ["Action", "Lead", "By"]


def test_completed_actions_over_a_part_of_the_table_says_how_they_stand():
    understood = plan(
        ["OPEN ACTIONS"], ["1", "Ask", "HR", "2027"], ["COMPLETED ACTIONS"], ["2", "Tell", "HR", "2025"],
        headings=("No", *SHORT), wide=[2, 4],
    )  # fmt: skip
    assert [row.status and row.status.meaning for row in understood.rows] == [None, "complete"]


def test_a_status_column_says_more_than_the_name_of_the_sheet():
    rows = [[*SHORT, "Status"], ["Ask", "HR", "2027", "In progress"], ["Tell", "HR", "2027", None]]
    understood = read(sheet(rows, name="Completed actions"))
    assert [row.status and row.status.meaning for row in understood.rows] == ["in_progress", None]


def test_a_sheet_named_by_a_number_that_it_says_itself_is_no_theme():
    understood = read(
        *(
            sheet([[f"Objective {n}: {name}"], ["Success measures"], ["Measure", "Target"], ["Uptake", "60%"], [],
                   SHORT, ["Ask", "HR", "2027"]], name=f"Obj {n}")
            for n, name in ((1, "Health"), (2, "Homes"))
        )
    )  # fmt: skip
    assert [line[3:] for line in lines(understood)] == [("", "1 Health"), ("", "2 Homes")]


def test_the_first_of_several_departments_stands_above_the_headings():
    understood = read(
        sheet(
            [["Chief Executive’s Department"], SHORT, ["Ask", "HR", "2027"], ["Housing Department"],
             ["Tell", "HR", "2027"], ["Parks Department"], ["Plant", "HR", "2027"]],
            wide=[1, 4, 6],
        )
    )  # fmt: skip
    assert [line[4] for line in lines(understood)] == [
        "Chief Executive’s Department", "Housing Department", "Parks Department"
    ]  # fmt: skip


def test_two_columns_below_one_heading_of_status_are_asked_about_and_never_dropped():
    understood = read(
        sheet(
            [["Ref", *SHORT, "Status", None], ["1", "Ask", "HR", "2027", "▲", "Improving"],
             ["2", "Tell", "HR", "2027", "▼", "Worse"], ["3", "Do", "HR", "2027", "►", "Steady"]],
            merges=["E1:F1"],
        )
    )  # fmt: skip
    assert {"unknown_status", "two_columns_one_role"} & {code for code, _ in codes(understood)}
    assert any(row.status for row in understood.rows) or understood.questions


def test_a_target_of_months_and_seasons_is_the_end():
    understood = plan(
        ["1", "Ask", "HR", "Easter 2027"], ["2", "Tell", "HR", "Dec 2027"], ["3", "Do", "HR", "Summer hols 2027"],
        ["4", "Go", "HR", "tbc"],
        headings=("No", "Action", "Lead", "Target"),
    )  # fmt: skip
    assert [row.end.text for row in understood.rows] == ["Easter 2027", "Dec 2027", "Summer hols 2027", "tbc"]


def test_a_tick_may_say_in_brackets_when():
    understood = plan(
        ["1", "Ask", "HR", "2027", "✔"], ["2", "Tell", "HR", "2027", None], ["3", "Do", "HR", "2027", "✔ (2024)"],
        headings=("No", "Action", "Lead", "By", "Done"),
    )  # fmt: skip
    assert understood.rows[0].status.meaning == "complete"
    assert understood.rows[2].status.text == "✔ (2024)"


def test_a_number_with_a_letter_before_the_text_is_its_number():
    understood = plan(
        ["Safe", "1a Audit parks", "Parks"], [None, "1b Train venues", "Licensing"], ["Fair", "2a Ask", "HR"],
        headings=("Outcome", "Actions", "Owner"),
    )  # fmt: skip
    assert [line[0] for line in lines(understood)] == ["1a", "1b", "2a"]
