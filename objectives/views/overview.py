"""Where a person starts, the list of strategies, and the overview of one."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right, Role
from edi_tracker.as_at import AsAtForm, moments, on_day
from foundation.history import as_written
from measures import audiences
from objectives.asides import asides_of
from objectives.checker import count_of_faults
from objectives.evidence import difference
from objectives.key import status_words
from objectives.models import UpdateDraft
from objectives.overview import grouped, overview, tally
from objectives.queries import strategy_by
from plans.duty_records import duty_lines
from plans.models import Strategy

MOST_DUTIES = 3  # beside the overview, those that fall due first


@needs(Right.READ)
@require_safe
def staff_home(request: SignedIn) -> HttpResponse:
    """Owners to their actions, everybody else to the strategy, or to the list where there are several."""
    if request.user.roles == {Role.OWNER}:
        return redirect("my_actions")
    slugs = list(Strategy.objects.values_list("slug", flat=True)[:2])
    return redirect("strategy", slugs[0]) if len(slugs) == 1 else redirect("strategies")


@needs(Right.READ)
@require_safe
def strategies(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    rows = [
        {"strategy": strategy, "tally": tally(grouped(strategy, today=today), status_words(strategy))}
        for strategy in Strategy.objects.all()
    ]
    return render(
        request,
        "objectives/strategies.html",
        {"rows": rows, "may_import": Right.IMPORT_PLAN in request.user.rights},
    )


@needs(Right.READ)
@require_safe
def strategy(request: SignedIn, slug: str) -> HttpResponse:
    found = strategy_by(slug)
    today = timezone.localdate()
    as_at_form = AsAtForm(request.GET, today=today, drawn="The overview")
    past = as_at_form.chosen()
    if as_at_form.moves:
        return redirect(on_day(found.get_absolute_url(), past))
    # What is to be done is a matter of today, so a past date has none of it.
    to_do = _to_do(request, found, today) if not past else {}
    as_at, recorded_by = moments(past)
    figures_by = audiences.record_shown(request.user, recorded_by)
    return render(
        request,
        "objectives/strategy.html",
        to_do
        | {
            "strategy": (as_written(found, recorded_by) if recorded_by else None) or found,
            "day": as_at or today,
            "as_at_form": as_at_form,
            "past": past,
            "here": found.get_absolute_url(),
            "overview": overview(found, today=today, past=past),
            "difference": difference(
                found, audiences.of(request.user), today=today, as_at=as_at, recorded_by=figures_by
            ),
            "figures_are_of_today": bool(recorded_by) and not figures_by,
            "breadcrumbs": [{"label": "Strategies", "url": reverse("strategies")}],
        },
    )


def _to_do(request: SignedIn, strategy: Strategy, today: date) -> dict[str, object]:
    return {
        "faults": count_of_faults(strategy, today=today),
        "asides": asides_of(strategy, today=today),
        "duties": duty_lines(today=today)[:MOST_DUTIES],
        "waiting": _waiting(request, strategy),
        "may_tie": Right.EDIT_MEASURES in request.user.rights,
        "may_import": Right.IMPORT_PLAN in request.user.rights,
    }


def _waiting(request: SignedIn, strategy: Strategy) -> int:
    """How many updates wait for this person's agreement."""
    if Right.UPDATE_ANY not in request.user.rights:
        return 0
    return UpdateDraft.objects.filter(action__strategy=strategy, state=UpdateDraft.State.WAITING).count()
