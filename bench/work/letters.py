"""A thousand digests through a mail server on this machine, beside one that asks and sends a person at a time."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.utils import timezone

from accounts.models import Owner, OwnerMember, RoleGrant, User
from accounts.roles import Role
from bench.mail_server import Controller, free_port
from bench.pairs import Measured, measure
from bench.plans import TODAY
from bench.prepared import Prepared
from edi_tracker.env import mailers as mailers_of
from objectives.mine import mine
from plans.models import Strategy
from reporting.cycles.scheduling import schedule_cycle
from reporting.letters.outbox import send_waiting
from reporting.letters.reminding import queue_due
from reporting.models import Mail, ReportingCycle

PEOPLE = 1_000
MOST = 2_000  # actions: the peer asks the database once for each person


class Box:
    """Takes every letter and counts it."""

    def __init__(self) -> None:
        self.taken = 0

    async def handle_DATA(self, *_: Any) -> str:
        self.taken += 1
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[Box]:
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    before, settings.MAILERS = settings.MAILERS, mailers_of(f"smtp://127.0.0.1:{controller.port}")
    try:
        yield box
    finally:
        settings.MAILERS = before
        controller.stop()


def measured(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    if prepared.size > MOST:
        return
    people = _people()
    cycle = _open_cycle(prepared.strategy)
    with mail_server() as box:

        def ours() -> None:
            Mail.objects.all().delete()
            before = box.taken
            queue_due(today=cycle.opens_on)
            sent = send_waiting(now=timezone.now() + timedelta(minutes=1))["sent"]
            if not sent == box.taken - before >= PEOPLE:
                raise RuntimeError(f"{sent} letters were sent and {box.taken - before} arrived.")

        def theirs() -> None:
            for person in people:
                _one(person)

        yield measure(
            "digests", prepared.size, "a query and a connection for each person", ours, theirs,
            pairs=pairs, shortest=0.0, note=f"{PEOPLE:,} people; ours keeps each letter, its state and its words",
        )  # fmt: skip
    Mail.objects.all().delete()


def _one(person: User) -> None:
    found = mine(User.objects.get(pk=person.pk), Strategy.objects.all(), today=TODAY)
    lines = [f"* {one.line.label} {one.line.text}" for one in (*found.asked, *found.rest)]
    letter = EmailMultiAlternatives(
        found.sentence, "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [person.email]
    )
    letter.attach_alternative(f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>", "text/html")
    try:
        mailers.default.send_messages([letter])
    except (OSError, smtplib.SMTPException) as failed:
        raise RuntimeError("The peer could not send.") from failed


def _people() -> list[User]:
    """A thousand members, shared out among the owners of the plan."""
    people = User.objects.bulk_create(
        [User(email=f"member{n}@bench.test", name=f"Member {n}", password="!") for n in range(PEOPLE)]
    )
    RoleGrant.objects.bulk_create([RoleGrant(user=person, role=Role.OWNER) for person in people])
    owners = list(Owner.objects.filter(actions__isnull=False).distinct())
    OwnerMember.objects.bulk_create(
        [OwnerMember(user=person, owner=owners[n % len(owners)]) for n, person in enumerate(people)]
    )
    return people


def _open_cycle(strategy: Strategy) -> ReportingCycle:
    body = strategy.bodies.get()
    return schedule_cycle(body=body, meeting_on=TODAY + timedelta(days=60), by=None)
