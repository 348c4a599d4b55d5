"""What the pages ask of the evidence: things by their printed reference."""

from datetime import date, datetime

from django.db.models import Case, F, Max, Min, OuterRef, Q, QuerySet, Subquery, When
from django.http import Http404

from edi_tracker.as_at import end_of
from measures.models import Characteristic, CharacteristicGroup, GroupAlias, Measure, Observation, Target
from measures.vocabulary import GroupKind, Unit

LARGEST_ID = 2**63 - 1


def measure_by(slug: str) -> Measure:
    measures = Measure.objects.select_related("owner", "compare_with", "complement_of")
    found = measures.filter(slug=slug[:120]).first() if len(slug) <= 120 else None
    if found is None:
        raise Http404("There is no measure at this address.")
    return found


def figure_of(measure: Measure, number: int) -> Observation:
    """A figure of a measure; one that was corrected leads to what took its place."""
    figures = measure.observations.select_related("group__characteristic", "measure")
    found = figures.filter(pk=number).first() if number <= LARGEST_ID else None
    if found is None:
        raise Http404("This measure has no figure with this number.")
    return found


def newest_of(figure: Observation) -> Observation:
    """The correction of the corrections of a figure, or the figure itself."""
    while (later := Observation.objects.filter(corrects=figure).first()) is not None:
        figure = later
    return figure


def category_by(number: int) -> CharacteristicGroup:
    groups = CharacteristicGroup.objects.select_related("characteristic")
    found = groups.filter(pk=number).first() if number <= LARGEST_ID else None
    if found is None:
        raise Http404("There is no monitoring category at this address.")
    return found


def characteristics() -> QuerySet[Characteristic]:
    """Every characteristic with its categories and the other words for them."""
    return Characteristic.objects.prefetch_related("groups__aliases")


def characteristic_words() -> frozenset[str]:
    """The organisation's own names of characteristics and monitoring categories, and the other words for them, as
    `small_texts.small_counts_in` takes them.
    """
    answers = GroupKind.GROUP
    named = Characteristic.objects.order_by().values_list("name")
    groups = CharacteristicGroup.objects.order_by().filter(kind=answers).values_list("name")
    others = GroupAlias.objects.order_by().filter(group__kind=answers).values_list("text")
    return frozenset(name for (name,) in named.union(groups, others).order_by())


def with_shared_base(
    observations: QuerySet[Observation], *, recorded_by: datetime | None = None
) -> QuerySet[Observation]:
    """Figures with `shared_base`: for a percentage of everybody that doesn't say of how many, the number of people
    that all groups of the same measure and day are counted from.
    """
    groups = (
        counting(recorded_by=recorded_by)
        .order_by()
        .filter(measure=OuterRef("measure"), on=OuterRef("on"), group__isnull=False)
    )
    bases = groups.values("measure").annotate(least=Min("denominator"), most=Max("denominator"))
    unsaid = When(
        group__isnull=True,
        denominator__isnull=True,
        value__isnull=False,
        measure__unit=Unit.PERCENT,
        then=Subquery(bases.filter(least=F("most")).values("least")),
    )
    return observations.annotate(shared_base=Case(unsaid))


def counting(*, as_at: date | None = None, recorded_by: datetime | None = None) -> QuerySet[Observation]:
    """The figures that count, today or as at a past date: by the day that they speak for, as updates do in the
    register, whenever they were recorded; of a figure without a date nobody can say that it came later.

    `recorded_by` leaves out what was recorded after that moment too: a figure corrected later stands as it did.
    """
    seen = Observation.objects.filter(corrected_by__isnull=True)
    if recorded_by:
        uncorrected = Q(corrected_by__isnull=True) | Q(corrected_by__recorded_at__gt=recorded_by)
        seen = Observation.objects.filter(uncorrected, recorded_at__lte=recorded_by)
    return seen.filter(Q(on__isnull=True) | Q(on__lte=as_at)) if as_at else seen


def corrected(*, as_at: date | None = None, recorded_by: datetime | None = None) -> QuerySet[Observation]:
    """The figures that others have taken the place of."""
    found = Observation.objects.filter(corrected_by__isnull=False)
    if recorded_by:
        found = found.filter(corrected_by__recorded_at__lte=recorded_by)
    return found.filter(Q(on__isnull=True) | Q(on__lte=as_at)) if as_at else found


def targets_set(*, as_at: date | None = None, recorded_by: datetime | None = None) -> QuerySet[Target]:
    """Every target that was set by a day."""
    found = Target.objects.all()
    if as_at:
        found = found.filter(set_on__lte=as_at)
    return found.filter(recorded_at__lte=recorded_by) if recorded_by else found


def targets_standing(*, as_at: date | None = None, recorded_by: datetime | None = None) -> QuerySet[Target]:
    """The targets that no other had taken the place of by a day."""
    replaced = Q(replaced_by__isnull=False)
    if as_at:
        replaced &= Q(replaced_by__set_on__lte=as_at)
    if recorded_by:
        replaced &= Q(replaced_by__recorded_at__lte=recorded_by)
    return targets_set(as_at=as_at, recorded_by=recorded_by).exclude(replaced)


def recorded_later(measure: Measure, as_at: date) -> int:
    """How many figures that speak for the time up to a day were recorded or corrected after it."""
    return counting(as_at=as_at).filter(measure=measure, recorded_at__gt=end_of(as_at)).count()
