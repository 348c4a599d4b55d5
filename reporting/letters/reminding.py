"""Writing to owners about the cycles of today: by rule, and when the EDI team chases one."""

from datetime import date

from django.db import transaction

from accounts.models import Owner, User
from foundation.bank_holidays import Division
from reporting.cycles.board import board
from reporting.cycles.scheduling import record_chase
from reporting.cycles.windows import cycles
from reporting.letters.occasions import Occasion, occasion_on
from reporting.letters.outbox import queue
from reporting.letters.post import Recipients, edi_team, managers
from reporting.letters.returns import shut_addresses
from reporting.models import Chase, ReportingCycle
from reporting.tasks import post_letters


def queue_due(*, today: date) -> int:
    """Puts the letters of today into the outbox: one a person, cycle and occasion, however often this runs."""
    queued = 0
    people: Recipients | None = None
    for cycle in cycles().filter(opens_on__lte=today, meeting_on__gte=today).order_by("pk"):
        occasion = occasion_on(cycle.dates, Division(cycle.body.strategy.division), today=today)
        if occasion is None:
            continue
        told = board(cycle, today=today)
        people = people or Recipients()
        owe = people.who_owe(told)
        if occasion == Occasion.SILENT:
            owe = edi_team() if any(row.owes for row in told.owners) else []
            queued += queue(cycle=cycle, occasion=Occasion.MANAGER, managers=managers(told))
        queued += queue(cycle=cycle, occasion=occasion, to=owe)
    return queued


@transaction.atomic
def chase(*, cycle: ReportingCycle, owner: Owner, today: date, by: User) -> tuple[list[User], list[User]]:
    """Writes to the people of an owner about what they owe, once a day; returns to whom, and whose letter is held.

    Nobody is written to twice on a day, however often the button is pressed. A letter to an address from which
    another came back is held until the address is mended; that is no chase.
    """
    people = Recipients().of_owner[owner.pk]
    shut = shut_addresses()
    held = [person for person in people if person.email.lower() in shut]
    occasion = f"{Occasion.CHASE}:{owner.pk}:{today.isoformat()}"
    if queue(cycle=cycle, occasion=occasion, to=people, owner=owner):
        if len(held) < len(people):
            record_chase(cycle=cycle, owner=owner, by=by, how=Chase.How.MAIL)
        transaction.on_commit(lambda: post_letters.enqueue() and None)
    return [person for person in people if person not in held], held
