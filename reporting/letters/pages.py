"""The letters that were written about cycles: what failed and why, sending it again, and chasing an owner."""

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
from reporting.models import Mail, ReportingCycle
from reporting.tasks import post_letters

SHOWN = 100


@needs(Right.UPDATE_ANY)
@require_safe
def mail(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    people = Recipients()
    current = cycles().filter(opens_on__lte=today, meeting_on__gte=today)
    trouble = list(in_trouble())
    return render(
        request,
        "reporting/mail.html",
        {
            "trouble": trouble,
            "failed": sum(one.state == Mail.State.FAILED for one in trouble),
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
        messages.warning(request, "This letter is not one that failed any more.")
    return redirect("mail")


@needs(Right.UPDATE_ANY)
@require_POST
def chase_owner(request: SignedIn, slug: str, owner: str) -> HttpResponse:
    cycle = get_object_or_404(ReportingCycle.objects.select_related("body__strategy"), slug=slug)
    chased = get_object_or_404(Owner, slug=owner)
    people = chase(cycle=cycle, owner=chased, today=timezone.localdate(), by=request.user)
    if people:
        whom = "1 person" if len(people) == 1 else f"{len(people)} people"
        messages.success(request, f"A letter about what is missing goes to {whom} of {chased}.")
    else:
        told = (
            f"Nobody of {chased} can be written to: it has no member who may sign in. Copy the text instead."
        )
        messages.error(request, told)
    return redirect(cycle)
