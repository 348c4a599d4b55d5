"""Writes about evidence: measures, monitoring categories, figures and targets. Figures are only ever added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Owner, User
from foundation.appendonly import lock_head
from foundation.references import reference, unused
from measures.models import Characteristic, CharacteristicGroup, GroupAlias, Measure, Observation, Target
from measures.vocabulary import (
    PARTS_OF,
    Direction,
    GroupKind,
    Marker,
    MeasureKind,
    Part,
    Unit,
    words_key,
)

HUNDRED = Decimal(100)
ADDRESSES = {"new", "categories", "import", "imports"}  # of pages beside those of measures
_PLACES = Decimal("0.0001")


class EditConflict(Exception):
    """Somebody else has saved the measure since the person opened it; `current` is what it says now."""

    def __init__(self, current: Measure) -> None:
        super().__init__("The measure was changed meanwhile.")
        self.current = current


# --- characteristics and their groups ---------------------------------------------------------------------


@transaction.atomic
def add_local_priority(*, name: str, adopted_by: str, adopted_on: date, by: User | None) -> Characteristic:
    """A priority that the organisation has adopted beside the protected characteristics, by whom and when."""
    position = Characteristic.objects.count()
    slug = unused(reference(name), set(Characteristic.objects.values_list("slug", flat=True)), "priority")
    made = Characteristic(
        name=name.strip(), slug=slug, adopted_by=adopted_by, adopted_on=adopted_on, position=position
    )
    return _save(made, by)


@transaction.atomic
def add_breakdown(*, name: str, by: User | None) -> Characteristic:
    """Something else that figures are broken down by, such as nationality: neither protected under the Act nor
    adopted as a priority, so no duty is measured by it.
    """
    slug = unused(reference(name), set(Characteristic.objects.values_list("slug", flat=True)), "breakdown")
    return _save(
        Characteristic(name=" ".join(name.split()), slug=slug, position=Characteristic.objects.count()), by
    )


@transaction.atomic
def add_group(
    *, characteristic: Characteristic, name: str, by: User | None, kind: GroupKind | None = None
) -> CharacteristicGroup:
    """A monitoring category; whether it gives no answer is told by its words unless said."""
    made = CharacteristicGroup(
        characteristic=characteristic,
        name=" ".join(name.split()),
        key=words_key(name),
        kind=kind or kind_of_group(name),
        position=characteristic.groups.count(),
    )
    return _save(made, by)


@transaction.atomic
def edit_group(
    *, group: CharacteristicGroup, by: User | None, name: str, kind: GroupKind, position: int
) -> CharacteristicGroup:
    """Another name, kind or place of a monitoring category; its figures go with it."""
    group.name, group.key, group.kind, group.position = (
        " ".join(name.split()), words_key(name), kind, position,
    )  # fmt: skip
    return _save(group, by)


@transaction.atomic
def add_group_alias(*, group: CharacteristicGroup, text: str, by: User | None) -> GroupAlias:
    """Other words that a file may use for a monitoring category."""
    made = GroupAlias(
        characteristic=group.characteristic, group=group, text=" ".join(text.split()), key=words_key(text)
    )
    return _save(made, by)


_REFUSED = ("prefer not", "preferred not", "refused", "rather not", "decline", "do not wish", "does not wish")
_UNKNOWN = (
    "not disclosed", "not stated", "unknown", "not known", "not completed", "did not disclose", "not answered",
    "did not answer", "undisclosed", "not declared", "undeclared", "not recorded", "not specified", "no response",
    "no answer", "not provided", "blank", "missing", "not shared", "not given",
)  # fmt: skip


def kind_of_group(name: str) -> GroupKind:
    """Whether a category is an answer, a refusal ("Prefer not to say") or none at all ("Not disclosed")."""
    words = f" {words_key(name)} "
    if any(f" {refusal}" in words for refusal in _REFUSED):
        return GroupKind.PREFER_NOT_TO_SAY
    if any(f" {none} " in words for none in _UNKNOWN):
        return GroupKind.NOT_DISCLOSED
    return GroupKind.GROUP


# --- measures ---------------------------------------------------------------------------------------------


@transaction.atomic
def add_measure(
    *,
    name: str,
    population: str,
    unit: Unit,
    by: User | None,
    kind: MeasureKind = MeasureKind.FIGURE,
    direction: Direction = Direction.NONE,
    owner: Owner | None = None,
    **fields: Any,
) -> Measure:
    """A measure of a population; its name and population together name it once."""
    taken = ADDRESSES | set(Measure.objects.values_list("slug", flat=True))
    made = Measure(
        name=" ".join(name.split()),
        name_key=words_key(name),
        population=" ".join(population.split()),
        population_key=words_key(population),
        slug=unused(reference(f"{name} {population}").replace(".", "-")[:110], taken, "measure"),
        unit=unit,
        kind=kind,
        direction=direction,
        owner=owner,
        **fields,
    )
    return _save(made, by)


@transaction.atomic
def edit_measure(
    *, measure: Measure, version: int | None, by: User | None, why: str, **fields: Any
) -> Measure:
    """Changes what a measure says of itself; its figures stay. Raises EditConflict when it is not the version
    that the person saw.
    """
    current = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    if version is not None and current.version != version:
        raise EditConflict(current)
    for name, value in fields.items():
        setattr(current, name, value)
    current.name_key, current.population_key = words_key(current.name), words_key(current.population)
    current.version += 1
    return _save(current, by, why)


# --- figures ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class NewObservation:
    """A figure to be added. Where part and whole are known the percentage is computed from them."""

    measure: Measure
    on: date | None = None
    on_text: str = ""
    group: CharacteristicGroup | None = None
    part: Part = Part.WHOLE
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    marker: Marker = Marker.NONE
    raw: str = ""
    is_baseline: bool = False
    in_favour_of: str = ""
    words: str = ""
    source: str = ""
    note: str = ""
    origin: str = ""
    corrects: Observation | None = None


@transaction.atomic
def record_observations(*, new: Iterable[NewObservation], by: User | None, today: date) -> list[Observation]:
    """Appends figures in their order, in a fixed number of queries. Raises ValidationError, saying which figure
    and why, before anything is saved.
    """
    drafts = list(new)
    lock_head(Observation)
    entries = [_observation(draft, by) for draft in drafts]
    for entry, draft in zip(entries, drafts, strict=True):
        _check(entry, draft, today)
    return Observation.objects.bulk_create(entries, batch_size=500)


def _observation(draft: NewObservation, by: User | None) -> Observation:
    fields = {name: getattr(draft, name) for name in NewObservation.__dataclass_fields__}
    if fields["value"] is None:
        fields["value"] = percentage(draft) if draft.measure.unit == Unit.PERCENT else _as_count(draft)
    if fields["value"] is not None:
        fields["value"] = Decimal(fields["value"]).quantize(_PLACES)
    return Observation(**fields, recorded_by=by)


def percentage(draft: NewObservation) -> Decimal | None:
    """The percentage that a numerator is of its denominator, to four places; None where one is unknown."""
    if draft.numerator is None or not draft.denominator:
        return None
    return (HUNDRED * draft.numerator / Decimal(draft.denominator)).quantize(_PLACES)


def _as_count(draft: NewObservation) -> Decimal | None:
    counted = draft.measure.unit == Unit.COUNT and draft.numerator is not None
    return Decimal(draft.numerator) if counted and draft.numerator is not None else None


def _check(entry: Observation, draft: NewObservation, today: date) -> None:
    if draft.part not in PARTS_OF[MeasureKind(draft.measure.kind)]:
        raise ValidationError(f"“{draft.measure}” has no part “{draft.part or 'the whole'}”.")
    if draft.on and draft.on > today:
        raise ValidationError(
            f"{draft.on_text or draft.on} is in the future: no figure can speak for it yet."
        )
    if draft.corrects and draft.corrects.measure_id != draft.measure.pk:
        raise ValidationError("A correction belongs to the measure of the figure that it corrects.")
    if entry.value is None and not entry.marker and not entry.words:
        raise ValidationError(f"“{draft.measure}” has neither a figure nor a reason why there is none.")
    is_share = draft.measure.unit == Unit.PERCENT and draft.part in _SHARES
    if is_share and entry.value is not None and not 0 <= entry.value <= HUNDRED:
        raise ValidationError(f"{entry.value.normalize():f}% is not between 0 and 100.")
    entry.clean_fields(exclude=["previous_hash", "entry_hash", "measure", "group", "corrects", "recorded_by"])


# A pay gap may be negative, or more than 100% of what men earn; shares of people can't be.
_SHARES = set(Part) - {Part.MEAN, Part.MEDIAN, Part.BONUS_MEAN, Part.BONUS_MEDIAN}


@transaction.atomic
def correct_observation(
    *, old: Observation, by: User | None, today: date, note: str, **fields: Any
) -> Observation:
    """A new figure in the place of an old one, which stays in the record. Raises ValidationError when the old
    one was corrected already or nothing says why.
    """
    if not note.strip():
        raise ValidationError({"note": "Say what was wrong."})
    lock_head(Observation)
    if Observation.objects.filter(corrects=old).exists():
        raise ValidationError("This figure has been corrected already. Correct the newer one.")
    same = {
        name: getattr(old, name)
        for name in ("measure", "group", "on", "on_text", "is_baseline", "in_favour_of", "source")
    }
    told = same | {"part": Part(old.part)} | fields | {"note": note, "corrects": old}
    return record_observations(new=[NewObservation(**told)], by=by, today=today)[0]


# --- targets ----------------------------------------------------------------------------------------------


@transaction.atomic
def set_target(
    *,
    measure: Measure,
    by: User | None,
    set_on: date,
    due: date | None = None,
    group: CharacteristicGroup | None = None,
    reason: str = "",
    **fields: Any,
) -> Target:
    """Sets or changes what is to be reached, by `due`; the target before it is kept, and the reason said.

    `fields` are value, share, by_text and text.
    """
    lock_head(Target)
    before = (
        Target.objects.filter(measure=measure, group=group, replaced_by__isnull=True).order_by("-id").first()
    )
    made = Target(
        measure=measure, group=group, set_on=set_on, reason=reason.strip(), replaces=before, by=due,
        recorded_by=by, **fields,
    )  # fmt: skip
    made.clean_fields(exclude=["previous_hash", "entry_hash", "recorded_by"])
    made.validate_constraints(exclude=["previous_hash", "entry_hash"])
    made.save()
    return made


def _save[Thing: (Characteristic, CharacteristicGroup, GroupAlias, Measure)](
    thing: Thing, by: User | None, why: str = ""
) -> Thing:
    thing._history_user = by  # type: ignore[attr-defined]
    thing._change_reason = why[:100] or None  # type: ignore[attr-defined]
    thing.full_clean()
    thing.save()
    return thing
