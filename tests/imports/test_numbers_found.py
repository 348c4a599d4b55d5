"""Numbers below headings that name something else, in small tables, and by formulas."""

from dataclasses import replace

from tests.imports.grids import lines, plan, read, sheet, table


def test_numbers_below_output_are_those_of_the_activities():
    understood = plan(
        ["1.1", "Audit buildings", "Property", "2027", "All of them"],
        ["1.2", "Write easily", "Comms", "2027", "10 leaflets"],
        headings=("Output", "Activity", "Lead", "Timescale", "Performance indicator"),
    )
    assert [line[0] for line in lines(understood)] == ["1.1", "1.2"]


def test_figures_to_which_actions_belong_are_no_numbers_of_theirs():
    understood = plan(
        ["4a", "Train panels", "HR", "2027"], ["4b", "Ask leavers", "HR", "2027"], ["5", "Mentor", "HR", "2027"],
        headings=("Metric", "Action", "Lead", "Timescale"),
    )  # fmt: skip
    assert [line[0] for line in lines(understood)] == ["", "", ""]


def test_numbers_in_the_texts_of_a_short_table_count_on_from_the_longer_one_before_it():
    heads = ("Action", "Lead", "By when")
    understood = read(
        table(1, [heads, ["1.1 Ask", "HR", "2027"], ["1.2 Tell", "HR", "2027"], ["1.3 Do", "HR", "2027"]]),
        table(2, [heads, ["2.1 Pay", "HR", "2027"], ["2.2 Hire", "HR", "2027"]]),
    )
    assert [line[0] for line in lines(understood)] == ["1.1", "1.2", "1.3", "2.1", "2.2"]


def test_a_row_whose_number_is_a_formula_without_result_is_not_part_of_the_one_above():
    made = sheet([["No", "Action", "Owner"], ["1", "Ask", "HR"], ["=A2+1", "Tell", "HR"]])
    last = made.rows[2]
    blank = replace(last.cells[0], text="", kind="formula_without_value")
    understood = read(replace(made, rows=(*made.rows[:2], replace(last, cells=(blank, *last.cells[1:])))))
    assert lines(understood) == [("1", "", "Ask", "", ""), ("", "", "Tell", "", "")]
