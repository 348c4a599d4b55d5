import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.numbering import (
    duplicates,
    float_repairs,
    gaps,
    parent_number,
    sort_key,
    split_number,
    sub_letter,
)

IN_ORDER = [
    ["3.9", "3.10", "3.11", "10.1"],
    ["4", "4.1", "4.2", "4a", "4b", "5"],
    ["PEO 2", "PEO 2.1", "PEO 10"],
    ["1.1", "1.1 (a)", "1.1 (b)", "1.2"],
    ["1", "2", "A1", "B1"],
    ["9" * 12, "1" + "0" * 12, "1" + "0" * 13, "9" * 40],
]


@pytest.mark.parametrize("numbers", IN_ORDER, ids=lambda numbers: numbers[0])
def test_plain_string_order_is_the_order_a_person_expects(numbers):
    backwards = numbers[::-1]
    assert sorted(backwards, key=sort_key) == numbers
    assert sorted([*numbers, ""], key=sort_key) == [*numbers, ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [("4A", "4a"), ("PEO 2", "peo  2"), ("3.10", " 3.10. "), ("03.1", "3.1"), ("1-2", "1.2")],
)
def test_case_spaces_and_leading_zeros_make_no_other_number(one, other):
    assert sort_key(one) == sort_key(other)


def test_three_ten_is_not_three_one():
    assert sort_key("3.10") != sort_key("3.1")


@given(st.text(max_size=400))
def test_every_text_has_a_bounded_key(number):
    key = sort_key(number)
    assert 0 < len(key) <= 200
    assert key == key.strip()


@given(st.lists(st.integers(0, 10**30), min_size=1, max_size=4), st.lists(st.integers(0, 10**30), min_size=1))
def test_dotted_numbers_sort_like_lists_of_numbers(one, other):
    other = other[:4]
    keys = [sort_key(".".join(map(str, numbers))) for numbers in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("PEO 2.10b", ("peo", 2, 10, "b")),
        ("3.10", (3, 10)),
        ("3.1", (3, 1)),
        ("", ()),
        ("–", ()),
        ("٣", ()),
    ],
)
def test_a_number_is_split_into_its_words_and_numbers(number, parts):
    assert split_number(number) == parts


@pytest.mark.parametrize(
    ("number", "parent"),
    [
        ("3.10", "3"),
        ("3.10.2", "3.10"),
        ("4b", "4"),
        ("4 b", "4"),
        ("1.1 (b)", "1.1"),
        ("PEO 2.1", "PEO 2"),
        ("PEO 2", ""),
        ("3", ""),
        ("3.10.", "3"),
        ("", ""),
    ],
)
def test_parent_is_the_number_one_level_up(number, parent):
    assert parent_number(number) == parent


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (["5.4", "5.6"], ["5.5"]),
        (["5.4", "5.5", "5.6"], []),
        (["3.9", "3.11"], ["3.10"]),
        (["1", "2", "5"], ["3", "4"]),
        (["PEO 1", "PEO 3", "1.1", "1.2"], ["PEO 2"]),
        (["4a", "4b", "4d"], ["4c"]),
        (["1.1 (a)", "1.1 (c)"], ["1.1 (b)"]),
        (["2 (a)", "2 (i)"], []),
        (["2g", "2i"], ["2h"]),
        (["1.01", "1.03"], ["1.02"]),
        (["2.3", "2.1"], ["2.2"]),
        (["1.1", "2.4"], []),
        (["5.6", "5.6", ""], []),
        (["5.6", "5.100"], ["5.7 to 5.99"]),
        (["1", "22"], [str(n) for n in range(2, 22)]),
        (["1", "23"], ["2 to 22"]),
        (["1", "9" * 17], ["2 to " + "9" * 16 + "8"]),
        (["5.10", "5.12", "5.2", "5.4", "5.11", "5.5", "5.6", "5.7", "5.8", "5.9"], ["5.3"]),
    ],
)
def test_gaps_are_missing_numbers_inside_a_sequence(numbers, missing):
    assert gaps(numbers) == missing


@pytest.mark.parametrize(
    ("numbers", "repeated"),
    [
        (["1.1", "1.2", "1.1"], ["1.1"]),
        (["4a", "4A", "4b"], ["4a"]),
        (["", "", "–", "–"], []),
        (["3.1", "3.10"], []),
        (["2", "1", "2", "1", "2"], ["2", "1"]),
    ],
)
def test_duplicates_are_named_once_as_first_written(numbers, repeated):
    assert duplicates(numbers) == repeated


def _numbers(group, first, last):
    return [f"{group}.{count}" for count in range(first, last + 1)]


@pytest.mark.parametrize(
    ("numbers", "meant"),
    [
        ([*_numbers(3, 1, 9), "3.1", "3.11"], {9: "3.10"}),
        ([*_numbers(3, 1, 9), "3.1"], {9: "3.10"}),
        (["3.8", "3.9", "3.1", "3.11"], {2: "3.10"}),
        (["3.9", None, None, "3.1", "3.11"], {3: "3.10"}),
        ([*_numbers(3, 1, 9), "3.1", "4.1", "4.2"], {9: "3.10"}),
        (
            [*_numbers(3, 1, 9), "3.1", *_numbers(3, 11, 19), "3.2", "3.21"],
            {9: "3.10", 19: "3.20"},
        ),
        (["3.1", "3.2", "3.8", "3.1", "3.11"], {3: "3.10"}),
        # A real duplicate, a second list, a number that is there: nothing to repair.
        (["3.1", "3.2", "3.1", "3.3"], {}),
        (["3.1", "3.2", "3.8", "3.1"], {}),
        ([*_numbers(3, 1, 9), "3.10", "3.11"], {}),
        (["3.9", "3.1", "3.10"], {}),
        (["3.9", "4.1", "4.2"], {}),
        (["3.9", "4.1", "3.1"], {}),
        (["PEO 9", "PEO 1"], {}),
        (["3.1", "3.2", "3.3"], {}),
        ([], {}),
        ([None, "", "n/a"], {}),
    ],
)
def test_a_number_that_lost_its_zero_is_seen_only_on_evidence(numbers, meant):
    assert float_repairs(numbers) == meant


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "a"), (1, "b"), (25, "z"), (26, "aa"), (27, "ab"), (701, "zz"), (702, "aaa")]
)
def test_sub_actions_are_lettered(index, letter):
    assert sub_letter(index) == letter


def test_there_is_no_sub_action_before_the_first():
    with pytest.raises(ValueError, match="counted from 0"):
        sub_letter(-1)
