"""A person's own actions: what is asked, the way from one to the next, and all of them on one page."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SignedIn, needs
from accounts.models import Owner
from accounts.roles import Right
from objectives.many import PER_PAGE, ManyUpdates
from objectives.mine import Asked, Mine
from objectives.permissions import is_agreed_by_others
from objectives.views.updates import sent as told_of
from plans.models import Strategy
from reporting.cycles.asking import (
    as_opened,
    mine_today,
    next_asked,
    open_actions_of,
    windows_of,
    with_owners,
)

FORM = ["GET", "HEAD", "POST"]


@needs(Right.UPDATE_OWN)
@require_safe
def my_actions(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    found = mine_today(request.user, today=today)
    return render(
        request,
        "reporting/my_actions.html",
        {
            "mine": found,
            "windows": windows_of(_strategies(found), today=today),
            "cards": list(zip(found.asked, as_opened(found.asked), strict=True)),
            "teams": [member.owner for member in request.user.memberships.select_related("owner")],
        },
    )


def _strategies(found: Mine) -> list[Strategy]:
    """The strategies that a person has open actions in."""
    every = (*found.asked, *found.waiting, *found.rest)
    return list({one.strategy.pk: one.strategy for one in every}.values())


@needs(Right.UPDATE_OWN)
@require_safe
def next_of_mine(request: SignedIn) -> HttpResponse:
    """To the next action that is asked for, or home where that was all."""
    after, place = _number(request, "after"), _number(request, "place")
    asked = mine_today(request.user, today=timezone.localdate()).asked
    following = next_asked(asked, after=after, place=place)
    told = _told_so_far(request)
    if following is None:
        messages.success(request, f"{told} That is all. Thank you.".strip())
        return redirect("my_actions")
    messages.success(request, f"{told} Here is the next one.".strip())
    here = {"from": "my-actions", "place": asked.index(following)}
    return redirect(reverse("new_update", args=[following.strategy.slug, following.line.ref], query=here))


def _number(request: SignedIn, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


def _told_so_far(request: HttpRequest) -> str:
    """What the page before had to say, so that it is said in one breath with what comes next."""
    return " ".join(str(message) for message in messages.get_messages(request))


# --- many on one page -------------------------------------------------------------------------------------


@needs(Right.UPDATE_OWN)
@require_http_methods(FORM)
def update_my_actions(request: SignedIn) -> HttpResponse:
    """All of a person's open actions on one page, what is asked first."""
    found = mine_today(request.user, today=timezone.localdate())
    return _many(
        request,
        [*found.asked, *found.rest],
        title="Update your actions",
        back="My actions",
        home=reverse("my_actions"),
    )


@needs(Right.UPDATE_ANY)
@require_http_methods(FORM)
def update_owners_actions(request: SignedIn, slug: str) -> HttpResponse:
    """All open actions of an owner on one page, for somebody of the EDI team who is being told of them."""
    owner = get_object_or_404(Owner, slug=slug)
    asked = open_actions_of(owner, today=timezone.localdate())
    return _many(
        request,
        asked,
        title=f"Update the actions of {owner}",
        back=owner.name,
        home=reverse("owner", args=[slug]),
    )


def _many(request: SignedIn, asked: Sequence[Asked], *, title: str, back: str, home: str) -> HttpResponse:
    page = Paginator(asked, PER_PAGE).get_page(request.GET.get("page"))
    lines = {one.line.id: one.line for one in asked}
    # The rows that were sent, though what was told meanwhile may have put others on this page.
    data = request.POST if request.method == "POST" else None
    order = ManyUpdates.asked_about(data) if data else [one.line.id for one in page.object_list]
    actions = with_owners([pk for pk in order if pk in lines])
    many = ManyUpdates(actions, by=request.user, today=timezone.localdate(), data=data)
    if data:
        many.send()
        _say(request, many)
        # Where one row was saved by itself, the words in the others' boxes stay on the page.
        if many.sent and not many.is_refused and not (many.only and many.rows):
            return redirect(request.get_full_path() if many.rows else home)
    return render(
        request,
        "reporting/update_many.html",
        {
            "many": many,
            "keys": many.keys,
            "rows": [(row, lines[row.action.pk]) for row in many.rows],
            "title": title,
            "home": home,
            "page": page,
            "breadcrumbs": [{"label": back, "url": home}],
        },
    )


def _say(request: SignedIn, many: ManyUpdates) -> None:
    count = len(many.sent)
    if count == 1:
        messages.success(request, f"Action {many.sent[0].label}: {told_of(request, many.sent[0])}")
    elif count:
        wait = any(is_agreed_by_others(request.user, action) for action in many.sent)
        when = "and count once the EDI team has agreed" if wait else "and count now"
        messages.success(request, f"{count} updates are sent, {when}.")
    if count and not many.rows:
        messages.success(request, "That is all. Thank you.")
    if many.says_nothing:
        messages.info(request, "Nothing was said yet. Write what has happened, or tick “No change”.")
