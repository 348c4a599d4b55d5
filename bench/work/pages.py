"""The register, the plan on one page, the overview, the register as at a date."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts.models import User
from bench.pairs import Measured, measure
from bench.peers import register_pages as peers
from bench.peers.counted_models import count_models
from bench.peers.replay import replay
from bench.plans import AS_AT, SLUG, TODAY
from bench.prepared import Prepared
from objectives.filters import Wanted
from objectives.key import status_words
from objectives.models import ProgressUpdate
from objectives.overview import bars, grouped, tally
from objectives.register import load_register
from objectives.register_page import RegisterPage, register_page
from objectives.views.overview import strategy as overview_view
from objectives.views.register import register as register_view
from plans.models import StatusTerm, Strategy


def ask(view: Any, user: User, **query: str) -> HttpResponse:
    """The view's answer to a signed-in person, without the middleware that is the same for everybody."""
    request: HttpRequest = RequestFactory().get("/", query)
    request.user = user
    response = view(request, SLUG)
    assert response.status_code == 200
    return response


def status_in(strategy: Strategy) -> StatusTerm:
    return strategy.status_terms.get(label="In progress")


def rows(strategy: Strategy, term: StatusTerm | None, number: int) -> RegisterPage:
    return register_page(strategy, Wanted(status=term), today=TODAY, number=number)


def counts(strategy: Strategy) -> tuple[Any, Any]:
    words = status_words(strategy)
    groups = grouped(strategy, today=TODAY)
    return tally(groups, words), bars(strategy, groups, words)


def measured_register(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    strategy, user, size = prepared.strategy, prepared.user, prepared.size
    term = status_in(strategy)
    if size <= 500:
        yield measure(
            "plan page", size, "select_related, models in a template",
            lambda: ask(register_view, user, per="all"), lambda: ask(peers.plan_page, user), pairs=pairs,
            note="every action of the plan on one page, from request to HTML",
        )  # fmt: skip
    yield measure(
        "register rows", size, "Subquery on the log",
        lambda: rows(strategy, term, 1), lambda: peers.page_by_log(strategy, term, 1), pairs=pairs,
        note="25 lines of those in progress, with their count",
    )  # fmt: skip
    yield measure(
        "register page", size, "the same as a page",
        lambda: ask(register_view, user, status=term.key), lambda: ask(peers.log_page, user, status=term.key),
        pairs=pairs,
    )  # fmt: skip
    if size >= 10_000:
        yield measure(
            "register, page 200 to page 1", size, "page 1 of ours",
            lambda: rows(strategy, term, 200), lambda: rows(strategy, term, 1), pairs=pairs,
        )  # fmt: skip


def measured_overview(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    strategy = prepared.strategy
    yield measure(
        "overview counts", prepared.size, "models counted in Python",
        lambda: counts(strategy), lambda: count_models(strategy, today=TODAY), pairs=pairs,
    )  # fmt: skip
    yield measure(
        "overview page", prepared.size, "models counted in Python",
        lambda: ask(overview_view, prepared.user), lambda: count_models(strategy, today=TODAY), pairs=pairs,
        note="ours is the whole page with its lists and the plan checker's count; the peer still only counts",
    )  # fmt: skip


def measured_as_at(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    strategy = prepared.strategy
    past = as_at_lines(strategy)
    judged = replay(strategy, AS_AT)
    same = len(past) == len(judged) and all(
        (line.update_id, line.narrative, line.end.text, line.status.label if line.status else "")
        == (stood.update_id, stood.narrative, stood.end_text, stood.status)
        for line in past
        for stood in (judged[line.id],)
    )
    if not same:
        raise AssertionError("The register as at a date differs from a replay of the log.")
    yield measure(
        "as-at register", prepared.size, "the same lines as they stand today",
        lambda: as_at_lines(strategy), lambda: load_register(strategy, today=TODAY), pairs=pairs,
        note=f"as at {AS_AT:%d %B %Y}; every line equals a replay of the log in Python",
    )  # fmt: skip
    recorded_by = ProgressUpdate.objects.latest("recorded_at").recorded_at
    if recorded_lines(strategy, recorded_by) != past:
        raise AssertionError(
            "With all that was recorded, the record of a date differs from what is known of it."
        )
    yield measure(
        "as-at register, on the record", prepared.size, "the same lines as they stand today",
        lambda: recorded_lines(strategy, recorded_by), lambda: load_register(strategy, today=TODAY), pairs=pairs,
        note="by the moment of the last update: words, owners and status key are those of their histories",
    )  # fmt: skip
    yield measure(
        "as-at page", prepared.size, "the same page of today",
        lambda: ask(register_view, prepared.user, as_at=AS_AT.isoformat()),
        lambda: ask(register_view, prepared.user), pairs=pairs,
        note="25 lines in the order of the plan",
    )  # fmt: skip
    key = status_in(strategy).key
    yield measure(
        "as-at page, on the record", prepared.size, "the same page of today",
        lambda: ask(register_view, prepared.user, as_at=AS_AT.isoformat(), record="then"),
        lambda: ask(register_view, prepared.user), pairs=pairs,
        note="as it was by the end of that day",
    )  # fmt: skip
    yield measure(
        "as-at page, a status", prepared.size, "the same page of today",
        lambda: ask(register_view, prepared.user, as_at=AS_AT.isoformat(), status=key),
        lambda: ask(register_view, prepared.user, status=key), pairs=pairs,
        note="today's status is a column; that of a past date is looked up in the log for every action",
    )  # fmt: skip


def recorded_lines(strategy: Strategy, recorded_by: datetime) -> list:
    return load_register(strategy, today=TODAY, as_at=AS_AT, recorded_by=recorded_by)


def as_at_lines(strategy: Strategy) -> list:
    return load_register(strategy, today=TODAY, as_at=AS_AT)
