"""The letters that were written about cycles: what failed and why, sending it again, and chasing an owner."""

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import SignedIn, needs
from accounts.models import Owner
from accounts.roles import Right
from reporting.cycles.board import board
from reporting.cycles.windows import cycles
from reporting.letters.outbox import in_trouble, try_again
from reporting.letters.post import Recipients
from reporting.letters.reminding import chase
from reporting.letters.returns import say_it_came_back
from reporting.models import Mail, ReportingCycle
from reporting.numbers import listed
from reporting.tasks import post_letters

SHOWN = 100


@needs(Right.UPDATE_ANY)
@require_safe
def mail(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    people = Recipients()
    current = cycles().filter(opens_on__lte=today, meeting_on__gte=today)
    trouble = list(in_trouble(today=today))
    return render(
        request,
        "reporting/mail.html",
        {
            "trouble": trouble,
            "lead": lead_of(trouble),
            "unreachable": [(cycle, people.unreachable(board(cycle, today=today))) for cycle in current],
            "letters": Mail.objects.select_related("to", "cycle__body", "owner")[:SHOWN],
            "breadcrumbs": [{"label": "Cycles", "url": reverse("cycles")}],
        },
    )


@needs(Right.UPDATE_ANY)
@require_POST
def try_mail_again(request: SignedIn, pk: int) -> HttpResponse:
    letter = get_object_or_404(Mail.objects.select_related("to", "cycle__body"), pk=pk)
    with transaction.atomic():
        again = try_again(mail=letter, by=request.user)
        if again:
            transaction.on_commit(lambda: post_letters.enqueue() and None)
    if again:
        messages.success(request, f"The letter to {letter.whom} is on its way again.")
    else:
        messages.warning(request, "This letter is not one that failed or came back any more.")
    return redirect("mail")


def lead_of(trouble: Sequence[Mail]) -> str:
    """ "1 letter was not sent, 2 came back and 1 is held back." """
    told = {
        Mail.State.FAILED: ("was not sent", "were not sent"),
        Mail.State.RETURNED: ("came back", "came back"),
        Mail.State.HELD: ("is held back", "are held back"),
        Mail.State.WAITING: ("waits for another try", "wait for another try"),
    }
    counts = Counter(one.state for one in trouble)
    parts = [
        f"{counts[state]} {one if counts[state] == 1 else many}"
        for state, (one, many) in told.items()
        if counts[state]
    ]
    count, _, rest = listed(parts).partition(" ")
    return f"{count} letter{'' if count == '1' else 's'} {rest}." if parts else ""


@needs(Right.UPDATE_ANY)
@require_POST
def mail_came_back(request: SignedIn, pk: int) -> HttpResponse:
    """For teams whose mail server doesn't tell us: somebody has read in a mailbox that a letter came back."""
    letter = get_object_or_404(Mail.objects.select_related("to", "cycle__body"), pk=pk)
    if say_it_came_back(mail=letter, by=request.user):
        told = (
            f"The letter to {letter.whom} came back. Nothing more is sent to this address until it is mended."
        )
        messages.success(request, told)
    else:
        messages.warning(request, "This letter is not one that was sent any more.")
    return redirect("mail")


@needs(Right.UPDATE_ANY)
@require_POST
def chase_owner(request: SignedIn, slug: str, owner: str) -> HttpResponse:
    cycle = get_object_or_404(ReportingCycle.objects.select_related("body__strategy"), slug=slug)
    chased = get_object_or_404(Owner, slug=owner)
    people, held = chase(cycle=cycle, owner=chased, today=timezone.localdate(), by=request.user)
    if held:
        names = listed([str(person) for person in held])
        told = f"Letters to {names} came back, so this one is held back. Mend the address, or use “Letters to owners”."
        messages.warning(request, told)
    if people:
        whom = "1 person" if len(people) == 1 else f"{len(people)} people"
        messages.success(request, f"A letter about what is missing goes to {whom} of {chased}.")
    elif not held:
        told = (
            f"Nobody of {chased} can be written to: it has no member who may sign in. Copy the text instead."
        )
        messages.error(request, told)
    return redirect(cycle)
