"""Figures are added and never changed; a mistake is mended by a figure that names the old one."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext

from foundation.appendonly import Unchangeable, verify_chain
from measures.changes import (
    EditConflict,
    NewObservation,
    add_group,
    add_group_alias,
    add_local_priority,
    add_measure,
    correct_observation,
    edit_measure,
    kind_of_group,
    record_observations,
    set_target,
)
from measures.models import Characteristic, Observation, Target
from measures.vocabulary import Aim, Marker, MeasureKind, Part, Unit, aims_of, words_key

pytestmark = pytest.mark.django_db
TODAY = date(2025, 3, 31)
JUNE = date(2024, 6, 30)


@pytest.fixture
def disclosure():
    return add_measure(name="Disclosure rate", population="Workforce", unit=Unit.PERCENT, by=None)


def record(*new: NewObservation) -> list[Observation]:
    return record_observations(new=new, by=None, today=TODAY)


def test_the_nine_protected_characteristics_are_there_in_the_order_of_the_act():
    names = Characteristic.objects.filter(statutory=True).order_by("position").values_list("name", flat=True)
    assert list(names) == [
        "Age", "Disability", "Gender reassignment", "Marriage and civil partnership",
        "Pregnancy and maternity", "Race", "Religion or belief", "Sex", "Sexual orientation",
    ]  # fmt: skip


def test_marriage_and_civil_partnership_counts_for_the_first_aim_only():
    assert aims_of("marriage-and-civil-partnership") == {Aim.ELIMINATE}
    assert aims_of("race") == set(Aim)


def test_a_local_priority_is_never_a_protected_characteristic():
    carers = add_local_priority(name="Carers", adopted_by="Full Council", adopted_on=TODAY, by=None)
    assert not carers.statutory
    assert list(Characteristic.objects.all())[-1] == carers


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Prefer not to say", "prefer_not_to_say"),
        ("Preferred not to say", "prefer_not_to_say"),
        ("I'd rather not say", "prefer_not_to_say"),
        ("Not disclosed", "not_disclosed"),
        ("Unknown", "not_disclosed"),
        ("Ethnicity not stated", "not_disclosed"),
        ("White", "group"),
        ("No religion or belief", "group"),
        ("Not disabled", "group"),
    ],
)
def test_a_category_tells_whether_it_is_an_answer(name, kind):
    assert kind_of_group(name) == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [("Asian & Asian British", "asian and  Asian British"), ("Men’s", "MENS"), ("16–24", "16-24")],
)
def test_two_ways_of_writing_a_category_are_one(one, other):
    assert words_key(one) == words_key(other)


def test_over_65_and_65_are_two_categories():
    assert words_key("65+") != words_key("65")


def test_a_category_and_its_alias_are_named_once(disclosure):
    race = Characteristic.objects.get(slug="race")
    black = add_group(characteristic=race, name="Black, Black British", by=None)
    add_group_alias(group=black, text="Black British", by=None)
    with pytest.raises(ValidationError, match="already"):
        add_group(characteristic=race, name="black black british", by=None)


def test_a_measure_is_named_once_for_a_population(disclosure):
    add_measure(name="Disclosure rate", population="Apprentices", unit=Unit.PERCENT, by=None)
    with pytest.raises(ValidationError, match="already"):
        add_measure(name="disclosure  rate", population="workforce", unit=Unit.PERCENT, by=None)


def test_the_second_saver_of_a_measure_is_told(disclosure):
    edit_measure(measure=disclosure, version=1, by=None, why="Named", steward="HR systems")
    with pytest.raises(EditConflict):
        edit_measure(measure=disclosure, version=1, by=None, why="Named", steward="Somebody")


def test_the_percentage_is_computed_from_part_and_whole(disclosure):
    (seen,) = record(NewObservation(measure=disclosure, on=JUNE, numerator=2, denominator=3))
    assert seen.value == Decimal("66.6667")


def test_a_figure_is_the_same_to_the_chain_before_and_after_saving(disclosure):
    record(*(NewObservation(measure=disclosure, on=JUNE, value=Decimal(n)) for n in ("34", "0.5", "100")))
    assert verify_chain(Observation) == (3, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": Decimal("100.5")}, "not between 0 and 100"),
        ({"value": Decimal(-1)}, "not between 0 and 100"),
        ({"on": date(2026, 1, 1), "value": Decimal(3)}, "in the future"),
        ({}, "neither a figure nor a reason"),
        ({"value": Decimal(3), "part": Part.MEAN}, "has no part"),
    ],
)
def test_a_wrong_figure_is_refused_with_the_reason_and_nothing_is_saved(disclosure, fields, said):
    good = NewObservation(measure=disclosure, on=JUNE, value=Decimal(40))
    with pytest.raises(ValidationError, match=said):
        record(good, NewObservation(measure=disclosure, **fields))
    assert not Observation.objects.exists()


def test_a_part_larger_than_its_whole_is_refused(disclosure):
    with pytest.raises((ValidationError, DatabaseError)):
        record(NewObservation(measure=disclosure, on=JUNE, numerator=5, denominator=3))


def test_a_suppressed_cell_has_no_figure_and_keeps_what_was_printed(disclosure):
    (seen,) = record(NewObservation(measure=disclosure, on=JUNE, marker=Marker.SUPPRESSED, raw="<5"))
    assert (seen.value, seen.marker, seen.raw) == (None, "suppressed", "<5")


def test_a_pay_gap_may_be_negative_and_says_in_whose_favour():
    gap = add_measure(
        name="Gender pay gap", population="Workforce", unit=Unit.PERCENT, kind=MeasureKind.PAY_GAP, by=None
    )
    (seen,) = record(
        NewObservation(measure=gap, on=JUNE, part=Part.MEAN, value=Decimal("-2.1"), in_favour_of="women")
    )
    assert (seen.value, seen.in_favour_of) == (Decimal("-2.1"), "women")


def test_a_figure_is_never_changed_or_removed(disclosure):
    (seen,) = record(NewObservation(measure=disclosure, on=JUNE, value=Decimal(40)))
    seen.value = Decimal(50)
    for attempt in (seen.save, seen.delete, lambda: Observation.objects.update(value=1)):
        with pytest.raises(Unchangeable):
            attempt()


def test_a_correction_names_the_old_figure_once_and_says_why(disclosure):
    (old,) = record(NewObservation(measure=disclosure, on=JUNE, value=Decimal(40)))
    with pytest.raises(ValidationError, match="what was wrong"):
        correct_observation(old=old, by=None, today=TODAY, note=" ", value=Decimal(41))
    new = correct_observation(old=old, by=None, today=TODAY, note="Leavers were counted", value=Decimal(41))
    assert (new.corrects, new.on, new.value) == (old, JUNE, Decimal(41))
    with pytest.raises(ValidationError, match="already"):
        correct_observation(old=old, by=None, today=TODAY, note="Again", value=Decimal(42))


def test_a_changed_target_keeps_the_old_one_and_needs_a_reason(disclosure):
    first = set_target(measure=disclosure, by=None, set_on=JUNE, value=Decimal(60), due=date(2026, 3, 31))
    with pytest.raises(ValidationError, match="why the target was changed"):
        set_target(measure=disclosure, by=None, set_on=TODAY, value=Decimal(50))
    second = set_target(measure=disclosure, by=None, set_on=TODAY, value=Decimal(50), reason="Slow systems")
    assert (second.replaces, second.measure.targets.count()) == (first, 2)
    assert verify_chain(Target) == (2, None)


def test_a_target_in_words_alone_is_a_target_and_an_empty_one_is_not(disclosure):
    with pytest.raises(ValidationError, match="number, a percentage or in words"):
        set_target(measure=disclosure, by=None, set_on=JUNE)
    assert set_target(measure=disclosure, by=None, set_on=JUNE, text="As our residents are").pk


def test_figures_are_saved_in_as_many_queries_for_one_as_for_thirty(disclosure):
    asked = []
    for figures in (1, 30):
        new = [NewObservation(measure=disclosure, on=JUNE, value=Decimal(n)) for n in range(figures)]
        with CaptureQueriesContext(connection) as queries:
            record(*new)
        asked.append(len(queries))
    assert asked[0] == asked[1]
