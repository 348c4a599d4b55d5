"""No audience sees a figure from which one to a handful of people follow, whatever the figure is of."""

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from measures.evidence import implied_base, release_figures
from measures.models import Characteristic, CharacteristicGroup, Measure, Observation, Target
from measures.suppression import Audience
from measures.vocabulary import MeasureKind, Part, Unit

COMMITTEE, PUBLIC, HR = Audience("committee", 5), Audience("public", 10), Audience("HR", 0)
ON = date(2026, 3, 31)
RACE = Characteristic(pk=1, slug="race", name="Race")
SIZES = [0, 1, 2, 3, 4, 5, 8, 9, 12, 40, 130, 395, 398, 399]


def measure(unit=Unit.PERCENT, kind=MeasureKind.FIGURE) -> Measure:
    return Measure(pk=1, name="Told us", population="Workforce", unit=unit, kind=kind)


def figure(
    of: Measure, n: int, count=None, base=None, *, group=0, part=Part.WHOLE, value=None
) -> Observation:
    found = CharacteristicGroup(pk=group, name=f"g{group}", characteristic=RACE) if group else None
    if value is None and count is not None:
        value = Decimal(100 * count) / (base or 1) if of.unit == Unit.PERCENT else Decimal(count)
    return Observation(
        pk=n, measure=of, group=found, part=part, on=ON, numerator=count, denominator=base, value=value
    )


def shown(measure: Measure, figures: list[Observation], audience: Audience = COMMITTEE, **told) -> list[str]:
    return [one.text for one in release_figures(measure, figures, audience, **told).values()]


# --- figures of everybody ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "base", "committee", "public"),
    [
        (398, 400, "[c]", "[c]"),
        (396, 400, "[c]", "[c]"),
        (395, 400, "98.8%", "[c]"),
        (391, 400, "97.8%", "[c]"),
        (390, 400, "97.5%", "97.5%"),
        (400, 400, "100%", "100%"),
        (0, 400, "0%", "0%"),
        (2, 400, "[c]", "[c]"),
        (7, 400, "1.8%", "[c]"),
        (3, 3, "[c]", "[c]"),
        (0, 3, "[c]", "[c]"),
    ],
)
def test_a_share_of_all_is_hidden_where_it_or_the_rest_is_a_handful(count, base, committee, public):
    of = measure()
    one = [figure(of, 1, count, base)]
    assert (shown(of, one), shown(of, one, PUBLIC)) == ([committee], [public])
    assert shown(of, one, HR) != ["[c]"]


@pytest.mark.parametrize(("value", "expected"), [("99.5", "[c]"), ("0.5", "[c]"), ("97.5", "97.5%")])
def test_a_percentage_of_a_base_is_a_count(value, expected):
    of = measure()
    assert shown(of, [figure(of, 1, base=400, value=Decimal(value))]) == [expected]
    assert shown(of, [figure(of, 1, value=Decimal(value))]) == [f"{value}%"]


def test_the_base_that_all_groups_share_is_the_base_of_all():
    of = measure()
    one = figure(of, 1, value=Decimal("99.5"))
    one.shared_base = 400
    assert shown(of, [one]) == ["[c]"]


def test_a_target_that_is_a_number_and_a_share_tells_of_how_many():
    of = measure(Unit.COUNT)
    target = Target(value=Decimal(400), share=Decimal(100))
    assert implied_base(target) == 400
    assert implied_base(Target(value=Decimal(204), share=Decimal("19.1"))) == 1068
    assert implied_base(Target(value=Decimal(204))) is None
    assert shown(of, [figure(of, 1, 398)], of=400) == ["[c]"]
    assert shown(of, [figure(of, 1, 398)]) == ["398"]


def test_a_hidden_figure_of_all_is_not_the_sum_of_its_groups():
    of = measure(Unit.COUNT)
    figures = [figure(of, 1, 398, 400), figure(of, 2, 358, group=1), figure(of, 3, 40, group=2)]
    assert shown(of, figures) == ["[c]", "358", "[c]"]


# --- figures of groups, answers and quartiles -------------------------------------------------------------


def test_the_few_who_are_not_in_a_group_are_people_too():
    of = measure()
    assert shown(of, [figure(of, 1, 398, 400, group=1)]) == ["[c]"]
    assert shown(of, [figure(of, 1, 380, 400, group=1)]) == ["95%"]


def test_the_bases_of_groups_add_up_to_that_of_all():
    """The group of three is found by taking the others from everybody."""
    of = measure()
    figures = [
        figure(of, 1, 163, 363),
        figure(of, 2, 130, 300, group=1),
        figure(of, 3, 30, 60, group=2),
        figure(of, 4, 0, 3, group=3),
    ]
    released = release_figures(of, figures, COMMITTEE)
    assert [one.of for one in released.values()] == [363, 300, None, None]
    assert [one.text for one in released.values()][3] == "[c]"
    assert released[3].count is None


@pytest.mark.parametrize(
    ("answers", "base", "expected"),
    [
        ((45, 12, 3), 60, ["75%", "[c]", "[c]"]),
        ((57, 0, 3), 60, ["[c]", "0%", "[c]"]),
        ((56, 2, 2), 60, ["[c]", "[c]", "[c]"]),
        ((4, 0, 0), 4, ["[c]", "[c]", "[c]"]),
        ((30, 20, 10), 60, ["50%", "33.3%", "16.7%"]),
    ],
)
def test_no_answer_of_a_survey_points_to_a_handful(answers, base, expected):
    of = measure(kind=MeasureKind.SURVEY)
    parts = (Part.FAVOURABLE, Part.NEUTRAL, Part.UNFAVOURABLE)
    figures = [figure(of, n, c, base, part=p) for n, (p, c) in enumerate(zip(parts, answers, strict=True))]
    assert shown(of, figures) == expected
    of_group = [
        figure(of, n, c, base, part=p, group=1) for n, (p, c) in enumerate(zip(parts, answers, strict=True))
    ]
    assert [text == "[c]" for text in shown(of, of_group)] == [text == "[c]" for text in expected]


def test_of_a_pay_gap_the_shares_of_quartiles_are_people_and_its_means_are_money():
    of = measure(kind=MeasureKind.PAY_GAP)
    figures = [
        figure(of, 1, value=Decimal("8.8"), base=400, part=Part.MEAN),
        figure(of, 2, value=Decimal("98"), base=100, part=Part.UPPER_QUARTILE),
        figure(of, 3, 60, 100, part=Part.LOWER_QUARTILE),
        figure(of, 4, 2, 100, part=Part.BONUS_SHARE),
        figure(of, 5, value=Decimal("3.1"), base=3, part=Part.MEDIAN, group=2),
    ]
    assert shown(of, figures) == ["8.8%", "[c]", "60%", "[c]", "[c]"]


# --- an auditor -------------------------------------------------------------------------------------------


def world(chance: random.Random) -> tuple[Measure, list[Observation]]:
    """Groups of one base, or each of its own, with or without the figure of all."""
    of = measure(chance.choice([Unit.PERCENT, Unit.PERCENT, Unit.COUNT]))
    counts = [chance.choice(SIZES) for _ in range(chance.randint(1, 6))]
    common, own = max(sum(counts), 1), of.unit == Unit.PERCENT and chance.random() < 0.4
    wider = common + chance.choice([0, 0, 2, 7, 900])
    bases = [c + chance.choice([0, 2, 6, 50]) for c in counts] if own else [wider] * len(counts)
    figures = [
        figure(of, n, c, b or None if of.unit == Unit.PERCENT else None, group=n)
        for n, (c, b) in enumerate(zip(counts, bases, strict=True), 1)
        if b
    ]
    if chance.random() < 0.6:
        base = (sum(bases) if own else wider) if of.unit == Unit.PERCENT or chance.random() < 0.5 else None
        figures.append(figure(of, 99, sum(counts), base or None))
    return of, figures


def follows(figures: list[Observation], released: dict, threshold: int) -> list[tuple[int, float]]:
    """Numbers of a handful that a reader can work out: of those counted, of those not, and of the bases."""
    names = [("count", one.pk) for one in figures] + [("base", one.pk) for one in figures if one.denominator]
    place = {name: n for n, name in enumerate(names)}
    truth = {("count", one.pk): one.numerator for one in figures} | {
        ("base", one.pk): one.denominator for one in figures if one.denominator
    }
    left, right = [], []

    def equal(parts: dict, total: float) -> None:
        row = [0.0] * len(names)
        for name, factor in parts.items():
            row[place[name]] += factor
        left.append(row)
        right.append(total)

    for one in figures:
        seen = released[one.pk]
        if seen.count is not None:
            equal({("count", one.pk): 1}, seen.count)
        if seen.of is not None:
            equal({("base", one.pk): 1}, seen.of)
    groups = [one for one in figures if one.group_id]
    (whole,) = [one for one in figures if not one.group_id] or [None]
    bases = {one.denominator for one in groups}
    if whole and whole.numerator == sum(one.numerator for one in groups):
        equal({("count", one.pk): 1 for one in groups} | {("count", whole.pk): -1}, 0)
    if len(bases) == 1 and None not in bases and sum(one.numerator for one in groups) == min(bases):
        equal({("count", one.pk): 1 for one in groups} | {("base", groups[0].pk): -1}, 0)
    if len(bases) > 1 and whole and whole.denominator == sum(one.denominator for one in groups):
        equal({("base", one.pk): 1 for one in groups} | {("base", whole.pk): -1}, 0)
    least = [0 if truth[name] == 0 else 1 for name in names]
    found = []
    for one in figures:
        questions = [{("count", one.pk): 1}]
        if one.denominator:
            questions += [{("base", one.pk): 1}, {("base", one.pk): 1, ("count", one.pk): -1}]
        for question in questions:
            aim = [float(question.get(name, 0)) for name in names]
            ends = []
            for sign in (1, -1):
                told = linprog([sign * a for a in aim], A_eq=left or None, b_eq=right or None,
                               bounds=[(low, None) for low in least])  # fmt: skip
                ends.append(sign * told.fun if told.status == 0 else None)
            low, high = ends
            exact = low is not None and high is not None and high - low < 0.5
            if exact and 0 < round(low) < threshold:
                found.append((one.pk, round(low)))
    return found


@pytest.mark.parametrize("seed", range(25))
def test_an_auditor_who_has_everything_that_is_shown_finds_no_handful(seed):
    chance = random.Random(seed)
    for _ in range(12):
        of, figures = world(chance)
        for audience in (COMMITTEE, PUBLIC):
            released = release_figures(of, figures, audience)
            assert follows(figures, released, audience.threshold) == [], [
                (one.pk, one.numerator, one.denominator, released[one.pk].text) for one in figures
            ]


@given(st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_two_or_three_people_make_no_difference_to_anything_that_is_shown(chance):
    of, figures = world(chance)
    twos = [one for one in figures if one.numerator == 2 and one.group_id and (one.denominator or 3) >= 3]
    if not twos:
        return
    for audience in (COMMITTEE, PUBLIC):
        one = repr(shown_without_clock(of, figures, audience))
        changed = chance.choice(twos)
        changed.numerator, before = 3, changed.value
        changed.value = Decimal(300) / changed.denominator if of.unit == Unit.PERCENT else Decimal(3)
        other = repr(shown_without_clock(of, figures, audience))
        changed.numerator, changed.value = 2, before
        assert one == other


def shown_without_clock(of: Measure, figures: list[Observation], audience: Audience) -> list[tuple]:
    released = release_figures(of, figures, audience).values()
    return [(one.text, one.value, one.count, one.of, one.note, one.words) for one in released]
