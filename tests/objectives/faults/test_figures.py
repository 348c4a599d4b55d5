"""A figure whose sense flips between two tellings is found; a survey, a whole and another subject are not."""

import pytest

from objectives.faults.figures import figures_in, flips

FLIPPED = [
    ("Religion not completed: 71%", "Religion completed: 40%"),
    ("Baseline: age not disclosed 12%, sex not disclosed 30%", "Sex disclosed 64%"),
    ("Faith not recorded: 20 per cent", "May 2031 data: faith recorded: 60 per cent"),
    ("55% of drivers have not completed the module", "80% of drivers completed the module"),
    ("41% of teachers untrained", "70% of teachers trained"),
    ("Marital status undeclared: 35.5%", "Marital status declared: 50.1%"),
    ("Public buildings inaccessible: 40%", "Public buildings accessible: 75%"),
    ("30% of suppliers did not respond", "80% of suppliers responded"),
    ("22% of websites non-compliant", "90% of websites compliant"),
    ("18% of tenants dissatisfied with repairs", "70% of tenants satisfied with repairs"),
    ("Disclosure of caste: 40%", "Caste non-disclosure: 12%"),
    ("Appraisal forms incomplete: 25%", "Appraisal forms complete: 90%"),
]
IN_ONE_SENSE = [
    ("Religion completed: 40%", "Religion completed: 71%"),
    ("Religion not completed: 71%", "Religion not completed: 40%"),
    ("Religion not completed: 71%", "Disability completed: 40%"),
    ("62% agree with the plan, 18% disagree with the plan", "66% agree with the plan"),
    ("66% agree with the plan", "62% agree with the plan, 18% disagree with the plan"),
    ("40% not completed", "Completed 65%"),
    ("Not completed", "Completed"),
    ("Increase completion of eLearning to 60%", "eLearning completion as of May 2031: 25.9%"),
    ("", "Religion completed: 40%"),
    ("25% disabled applicants", "31% of applicants are not disabled"),
    ("Women: 40%. Men: 60%", "Women: 45%, men: 55%"),
    ("Reduce vacancies not filled by 10%", "Training attended by 90%"),
    ("30% of suppliers did not respond and 70% of suppliers responded", "75% of suppliers responded"),
]


@pytest.mark.parametrize(("before", "now"), FLIPPED)
def test_a_figure_that_is_counted_the_other_way_round(before, now):
    assert len(list(flips([before, now]))) == 1


@pytest.mark.parametrize(("before", "now"), IN_ONE_SENSE)
def test_figures_that_can_be_compared(before, now):
    assert list(flips([before, now])) == []


def test_the_words_of_both_tellings_are_named():
    told = list(flips(["Religion not completed: 71%.", "", "Religion completed: 40%."]))
    assert [(flip.first.words, flip.second.words) for flip in told] == [
        ("Religion not completed: 71%", "Religion completed: 40%")
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2030: 78% of guides not trained. 2031: 38% of guides trained.", 1),
        ("2030: 78% of guides not trained, 22% of guides trained.", 0),
        ("38% of guides trained. 62% of guides not trained.", 0),
        ("2030: 38% of guides trained, 62% of guides not trained. 2031: 45% of guides trained.", 0),
        ("2030: 38% of guides trained. 2031: 45% of guides trained.", 0),
    ],
)
def test_within_one_text_only_figures_of_different_years_flip(text, count):
    assert len(list(flips([text]))) == count


def test_a_share_belongs_to_the_word_that_stands_nearest():
    told = figures_in("Raise disclosure rates: faith not completed: 34%")
    assert [(figure.stem, figure.negative, figure.value) for figure in told] == [("complete", True, 34.0)]


def test_a_very_long_text_is_read_in_a_moment():
    assert isinstance(list(flips(["not completed 1%, " * 2_000, "completed 2%, " * 2_000])), list)
