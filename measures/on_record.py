"""The evidence as it was called at a moment: measures, who answers for them, and monitoring categories."""

from collections.abc import Collection, Iterable
from datetime import datetime

from accounts.models import Owner
from foundation.history import called_at, things_at
from measures.models import Characteristic, CharacteristicGroup, Measure, Observation, Target


def measures_at(ids: Collection[int], moment: datetime) -> dict[int, Measure]:
    """Those of these measures that were on the record, in their words of that moment."""
    found = things_at(Measure, moment, id__in=list(ids))
    owners = things_at(Owner, moment, id__in=[one.owner_id for one in found.values() if one.owner_id])
    for measure in found.values():
        measure.owner = owners.get(measure.owner_id)
    return found


def as_called(measures: Iterable[Measure], moment: datetime | None) -> list[Measure]:
    """These measures in their words of a moment, or as they are; of what came later that is all there is to say."""
    wanted = list(measures)
    then = measures_at([one.pk for one in wanted], moment) if moment else {}
    return [then.get(one.pk, one) for one in wanted]


def call_groups[Told: (Observation, Target)](told: Iterable[Told], moment: datetime | None) -> list[Told]:
    """The same figures or targets; their categories have the words of a moment."""
    everything = list(told)
    if moment is None or not any(one.group_id for one in everything):
        return everything
    characteristics = called_at(Characteristic, moment)
    groups = called_at(CharacteristicGroup, moment)
    for one in everything:
        if group := groups.get(one.group_id or 0):
            group.characteristic = characteristics[group.characteristic_id]
            one.group = group
    return everything
