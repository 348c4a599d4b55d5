"""The front sheet's own rules, as tables."""

import pytest

from reporting.front_sheet import without_typed_numbers


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["1. Note the report.", "2. Agree the dates."], ["Note the report.", "Agree the dates."]),
        (["1) Note the report.", "2) Agree."], ["Note the report.", "Agree."]),
        (
            ["2.1 £18,000 was found.", "2.2 “Fair Start” began."],
            ["£18,000 was found.", "“Fair Start” began."],
        ),
        (["1.1 All"], ["All"]),
        (["2.1 million people live here."], ["2.1 million people live here."]),
        (["1 January was the day."], ["1 January was the day."]),
        (["1. Note the report.", "Agree the dates."], ["1. Note the report.", "Agree the dates."]),
        (["1. Note.", "3. Agree."], ["1. Note.", "3. Agree."]),
        ([], []),
    ],
)
def test_the_paper_puts_its_own_numbers_in_place_of_typed_ones(typed, shown):
    assert without_typed_numbers(typed) == shown
