"""What stands beside or below a plan on its sheet, and what only its colours tell."""

from tests.imports.grids import codes, ignored, messages, read, sheet
from tests.imports.grids import lines as actions

SHORT = ["Action", "Lead", "By", "Status"]
GREEN, GREY = "FF00B050", "FFA6A6A6"


def test_a_table_beside_the_plan_with_rows_of_its_own_is_left_out_and_told():
    understood = read(
        sheet(
            [
                ["Our plan", None, None, None, None, "Key dates"],
                [*SHORT, None, "Date", "Event"],
                ["Publish data", "Policy", "31/01/2027", "Done", None, "01/02/2027", "History month"],
                ["Fly flags", "Comms", "30/04/2027", "Started", None, "08/03/2027", "Women’s day"],
                [None, None, None, None, None, "21/03/2027", "New year"],
            ]
        )
    )
    assert [row.extra for row in understood.rows] == [{}, {}]
    assert ("Plan", 5) in ignored(understood)
    assert "“Date | Event”" in messages(understood, "text_beside_table")[0]


def test_a_column_behind_a_blank_one_that_says_something_new_is_the_plans():
    understood = read(
        sheet(
            [
                ["Our plan", None, None, None, "Monitoring"],
                ["Action", "Lead", "By", None, "Status", "Progress"],
                ["Publish data", "Policy", "31/01/2027", None, "In progress", "Half of it"],
                [None, None, None, None, None, "and the rest"],
            ]
        )
    )
    assert understood.rows[0].progress == "Half of it and the rest"


def test_the_lines_of_a_key_below_the_plan_are_not_told_as_left_out():
    understood = read(
        sheet(
            [SHORT, ["Publish data", "Policy", "2027", None], ["Fly flags", "Comms", "2027", None], [],
             ["Key"], [None, "On track"], [None, "Not yet started"]],
            fills={"D2": GREEN, "D3": GREY, "A6": GREEN, "A7": GREY},
        ),
        statuses={},
    )  # fmt: skip
    assert "text_below_table" not in {code for code, _ in codes(understood)}
    # A grey cell is a status where the key says so.
    assert [(row.status.text, row.status.meaning) for row in understood.rows if row.status] == [
        ("Green", "in_progress"), ("Grey", "not_started")
    ]  # fmt: skip


def test_grey_is_the_look_of_a_table_where_no_key_names_it():
    understood = read(sheet([SHORT, ["Publish data", "Policy", "2027", None]], fills={"D2": GREY}))
    assert understood.rows[0].status is None


def test_bars_drawn_over_months_are_named_as_not_read():
    rows = [["Action", "Lead", "Apr", "May", "Jun"], ["Write", "Policy", None, None, None],
            ["Ask", "Policy", None, None, None]]  # fmt: skip
    understood = read(sheet(rows, fills={"C2": GREEN, "D2": GREEN, "E3": GREEN}))
    assert len(actions(understood)) == 2
    assert messages(understood, "colours_not_read") == [
        "Columns C to E of sheet “Plan” have colours and no words, so what they show was not read. Write when each "
        "action starts and ends."
    ]
