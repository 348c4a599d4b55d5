"""What is kept of a file for the next one: what it said of each action."""

from collections.abc import Mapping
from datetime import date

from imports.comparing.comparison import REFUSED, Comparison
from imports.comparing.fields import said_in
from imports.models import SaidByFile
from objectives.models import Action

type Place = tuple[str, int]


def remember(comparison: Comparison, actions: Mapping[Place, Action], as_at: date) -> None:
    """Keeps what the file says of each of its actions; a file of an earlier day than the last changes nothing."""
    told = []
    for compared in comparison.rows:
        action, known = actions.get(compared.row.place), compared.known
        if compared.change == REFUSED or action is None:
            continue
        before, before_on = (known.said, known.said_on) if known else ({}, None)
        if before_on and before_on > as_at:
            continue
        said = {**before, **said_in(compared.row)}
        if said != before or before_on != as_at:
            told.append(SaidByFile(action=action, said=said, as_at=as_at))
    SaidByFile.objects.bulk_create(
        told,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["action"],
        update_fields=["said", "as_at"],
    )
