"""Writing to owners about the cycles of today: by rule, and when the EDI team chases one."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from accounts.models import Owner, User
from foundation.bank_holidays import Division
from reporting.cycles.board import board
from reporting.cycles.scheduling import record_chase
from reporting.cycles.windows import cycles
from reporting.letters.occasions import Occasion, occasion_on
from reporting.letters.outbox import queue
from reporting.letters.post import Recipients, drafts_sent_back, edi_team, managers
from reporting.letters.returns import shut_addresses
from reporting.models import Chase, Mail, ReportingCycle
from reporting.tasks import post_letters


def queue_due(*, today: date) -> int:
    """Puts the letters of today into the outbox: one a person, cycle and occasion, however often this runs."""
    queued = 0
    people: Recipients | None = None
    heard: set[int] = set()  # strategies of which writers were told what was sent back
    for cycle in cycles().filter(opens_on__lte=today, meeting_on__gte=today).order_by("pk"):
        occasion = occasion_on(cycle.dates, Division(cycle.body.strategy.division), today=today)
        if occasion is None:
            continue
        if cycle.body.strategy_id not in heard:
            heard.add(cycle.body.strategy_id)
            back = f"{Occasion.SENT_BACK}:{today.isoformat()}"
            queued += queue(cycle=cycle, occasion=back, to=_not_told_yet(cycle))
        told = board(cycle, today=today)
        people = people or Recipients()
        owe = people.who_owe(told)
        if occasion == Occasion.SILENT:
            owe = edi_team() if any(row.owes for row in told.owners) else []
            queued += queue(cycle=cycle, occasion=Occasion.MANAGER, managers=managers(told))
        queued += queue(cycle=cycle, occasion=occasion, to=owe)
    return queued


def _not_told_yet(cycle: ReportingCycle) -> list[User]:
    """The writers of what was sent back since they were last written to about that."""
    letters = Mail.objects.filter(cycle=cycle, occasion__startswith=Occasion.SENT_BACK, to__isnull=False)
    told = dict(letters.order_by().values_list("to").annotate(last=Max("created_at")))
    found = {
        draft.written_by_id: draft.written_by
        for draft in drafts_sent_back(cycle)
        if draft.written_by and draft.sent_back_at
        and (draft.written_by_id not in told or draft.sent_back_at > told[draft.written_by_id])
    }  # fmt: skip
    return list(found.values())


@transaction.atomic
def chase(*, cycle: ReportingCycle, owner: Owner, today: date, by: User) -> tuple[list[User], list[User]]:
    """Writes to the people of an owner about what they owe, once a day; returns to whom, and whose letter is held.

    Nobody is written to twice on a day, however often the button is pressed. A letter to an address from which
    another came back is held until the address is mended; that is no chase.
    """
    ReportingCycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)  # or two clicks are two chases
    people = Recipients().of_owner[owner.pk]
    shut = shut_addresses()
    held = [person for person in people if person.email.lower() in shut]
    occasion = f"{Occasion.CHASE}:{owner.pk}:{today.isoformat()}"
    if queue(cycle=cycle, occasion=occasion, to=people, owner=owner):
        if len(held) < len(people):
            record_chase(cycle=cycle, owner=owner, by=by, how=Chase.How.MAIL)
        transaction.on_commit(lambda: post_letters.enqueue() and None)
    return [person for person in people if person not in held], held
