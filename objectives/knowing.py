"""Writes about faults that the EDI team knows of: saying so, for one or a whole kind, and asking again."""

from collections.abc import Iterable

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from accounts.models import User
from objectives.checks.faults import Fault
from objectives.models import KnownFault
from plans.models import Strategy


@transaction.atomic
def know_faults(*, strategy: Strategy, faults: Iterable[Fault], by: User | None, note: str = "") -> int:
    """Takes these faults out of the count until the words they are about change; returns how many were new.

    A fault that is known already keeps the note that it has.
    """
    # Two who say it at once wait here, so that each fault is known once.
    Strategy.objects.select_for_update(of=("self",)).get(pk=strategy.pk)
    known = set(strategy.known_faults.order_by().values_list("code", "place", "fingerprint"))
    new = [
        KnownFault(
            strategy=strategy, code=code, place=place, fingerprint=fingerprint, note=note.strip(), known_by=by
        )
        for code, place, fingerprint in dict.fromkeys(fault.key for fault in faults)
        if (code, place, fingerprint) not in known
    ]
    bulk_create_with_history(new, KnownFault, batch_size=500, default_user=by)
    return len(new)


@transaction.atomic
def ask_again(*, known: KnownFault, by: User | None) -> None:
    """Puts the fault back into the count. Who knew of it, when and why stays in the history."""
    known._history_user = by  # type: ignore[attr-defined]
    known.delete()
