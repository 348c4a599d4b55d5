"""Faults of a plan as rules on plain values."""

import pytest

from objectives.faults.dates import ends_before_it_starts
from objectives.faults.numbers import missing_numbers, number_gaps, numbers_alike
from objectives.faults.shares import wrong_shares
from objectives.faults.words import only_points_elsewhere, points_elsewhere, points_to_nothing, same_words
from plans.timescales import parse_timescale


def test_a_missing_number_and_where_the_plan_goes_on():
    assert missing_numbers(["5.4", "", "5.6"]) == ["5.5"]
    assert number_gaps(["5.6", "", "5.4", "6.1"]) == [("5.5", 0)]
    assert number_gaps(["1", "", "2"]) == []


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("Jan-25", "Dec-24", True),
        ("Jan-25", "Jan-25", False),
        ("2024", "Mar-24", False),
        ("Jan-25", "Ongoing", False),
        ("", "2024", False),
    ],
)
def test_an_end_before_a_start(start, end, wrong):
    assert ends_before_it_starts(parse_timescale(start), parse_timescale(end)) == wrong


def test_the_same_words_whatever_the_punctuation():
    assert same_words(["Listen, and act.", "Tell", "listen and act", "", ""]) == [(0, 2)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Impact assessments – see objective 12", "see objective 12"),
        ("Training: refer to action 5.2", "refer to action 5.2"),
        ("See A.2", "See A.2"),
        ("See EDI2b above", "See EDI2b"),
        ("See 3.4", "See 3.4"),
        ("Covered under Objective 2", "Covered under Objective 2"),
        ("See what people need", None),
        ("We will see objective evidence", None),
        ("See objective 2. " + "But here is a long text about other work. " * 5, None),
    ],
)
def test_a_text_that_points_elsewhere(text, words):
    assert points_elsewhere(text) == words


def test_only_a_row_that_says_nothing_else_just_points_elsewhere():
    text = "Impact assessments – see objective 12"
    assert only_points_elsewhere(text, others=["", " "], has_status=False)
    assert not only_points_elsewhere(text, others=["Dec 2025"], has_status=False)
    assert not only_points_elsewhere(text, others=[""], has_status=True)


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("66% positive, 20% neutral, 25% negative", [111]),
        ("58% agreed, 27% neither, 26% disagreed", [111]),
        ("61% favourable, 22% neutral and 14% unfavourable", [97]),
        ("Positive: 60%, neutral: 22%, negative: 25%", [107]),
        ("33.3% positive, 33.3% neutral, 33.3% negative", []),
        ("60% positive, 22% neutral and 18% negative", []),
        ("60% positive and 10% negative", []),
        (
            "60% positive. "
            + "Much else is said here in many words of no weight. " * 2
            + "9% neutral, 1% negative",
            [],
        ),
        ("40% women, 30% men, 10% neutral", []),
        ("no shares at all", []),
    ],
)
def test_shares_of_a_survey_make_a_hundred(text, totals):
    assert [shares.total for shares in wrong_shares(text)] == totals


@pytest.mark.parametrize(
    ("numbers", "pairs"),
    [
        (["4A", "4a"], [(0, 1)]),
        (["PEO-2", "PEO 2", "3"], [(0, 1)]),
        (["1.1", "1 1"], [(0, 1)]),
        (["1", "2", "1", "1"], [(0, 2), (0, 3)]),
        (["(b)", "b."], [(0, 1)]),
        (["3.1", "3.10"], []),
        (["3.1", "31"], []),
        (["", ""], []),
        (["1.1", "1.1.1"], []),
        (["A1", "A2"], []),
        ([], []),
    ],
)
def test_numbers_that_read_the_same(numbers, pairs):
    assert numbers_alike(numbers) == pairs


@pytest.mark.parametrize(
    ("pointer", "nothing"),
    [
        ("see objective 12", True),
        ("see objective 3", False),
        ("refer to action 9.9", True),
        ("refer to action 1.2", False),
        ("See 1.2", False),
        ("See 7.7", True),
        ("see objective PEO 4", False),
        ("see PEO 4", False),
        ("see PEO 5", True),
        ("see Theme B", False),
        ("see theme C", True),
        ("see section 9", False),
        ("see outcome 4", False),
        ("as in action 3", True),
    ],
)
def test_a_pointer_to_something_that_the_plan_does_not_have(pointer, nothing):
    assert points_to_nothing(pointer, actions=["1.1", "1.2", ""], groups=["1", "3", "PEO 4", "B"]) == nothing


def test_where_nothing_has_a_number_a_pointer_cannot_be_judged():
    assert not points_to_nothing("see objective 12", actions=["1"], groups=["", ""])
    assert not points_to_nothing("see action 12", actions=["", ""], groups=["1"])


def test_short_texts_may_stand_in_a_plan_twice():
    assert same_words(
        ["Annual report", "Annual report", "Write annual report", "write annual report"], fewest=3
    ) == [(2, 3)]
