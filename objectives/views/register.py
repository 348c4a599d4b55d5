"""The register, and the same as a workbook."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from edi_tracker.as_at import BOXES, AsAtForm, moments
from objectives.filters import PER_PAGE, SORTS, RegisterFilter
from objectives.permissions import may_edit
from objectives.queries import first_record_on, strategy_by
from objectives.register_page import register_lines, register_page
from objectives.register_workbook import register_workbook as draw_workbook
from objectives.views.trail import to_strategy

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DRAWN = "The register"


@needs(Right.READ)
@require_safe
def register(request: SignedIn, slug: str) -> HttpResponse:
    strategy, today = strategy_by(slug), timezone.localdate()
    as_at_form = AsAtForm(request.GET, today=today, drawn=DRAWN)
    past = as_at_form.chosen()
    if as_at_form.moves:
        return redirect(_without(request, *BOXES, as_at=past.day.isoformat() if past else None))
    as_at, recorded_by = moments(past)
    form = RegisterFilter(request.GET, strategy=strategy, past=past)
    wanted = form.wanted()
    number = request.GET.get("page", 1)
    page = register_page(strategy, wanted, today=today, as_at=as_at, recorded_by=recorded_by, number=number)
    first_record = first_record_on(strategy) if as_at else None
    return render(
        request,
        "objectives/register.html",
        {
            "strategy": strategy,
            "filters": form,
            "as_at_form": as_at_form,
            "kept": [(name, value) for name, value in form.data.items() if value and name != "as_at"],
            "past": past,
            "known": before_first(first_record, as_at) if first_record and as_at else "",
            "today_url": _without(request, "as_at", "record", "page"),
            "record_url": _without(request, "page", record=past.other.parts.get("record") if past else None),
            "wanted": wanted,
            "flat": wanted.sort != "plan",
            "shown": page,
            "sentence": _sentence(page.page.paginator.count, page.everything),
            "removable": [
                {"label": words, "url": _without(request, name, "page")} for name, words in form.in_words()
            ],
            "clear_url": _cleared(request, form),
            "sorts": {name: _without(request, "page", sort=name) for name in SORTS},
            "sizes": {size: _without(request, "page", per=size) for size in PER_PAGE},
            "workbook_url": f"{reverse('register_workbook', args=[slug])}?{request.GET.urlencode()}",
            "may_edit": may_edit(request.user) and not past,
            "breadcrumbs": to_strategy(strategy, past),
        },
    )


@needs(Right.READ)
@require_safe
def register_workbook(request: SignedIn, slug: str) -> HttpResponse:
    strategy, today = strategy_by(slug), timezone.localdate()
    past = AsAtForm(request.GET, today=today, drawn=DRAWN).chosen()
    as_at, recorded_by = moments(past)
    form = RegisterFilter(request.GET, strategy=strategy, past=past)
    lines = register_lines(strategy, form.wanted(), today=today, as_at=as_at, recorded_by=recorded_by)
    filters = [words for _, words in form.in_words()]
    if recorded_by:
        filters.append("As it was on the record by the end of that day")
    content = draw_workbook(
        strategy, lines, day=as_at or today, filters=filters, everything=strategy.actions.count()
    )
    name = f"{slug}-register-{as_at or today}.xlsx"
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def before_first(first: date, as_at: date) -> str:
    """What there is to know of a plan before anything was told of it."""
    if as_at >= first:
        return ""
    day = f"{first.day} {first:%B %Y}"
    return f"Nothing was recorded before {day}. What you see is the plan as it was first brought in."


def _sentence(found: int, everything: int) -> str:
    noun = "action" if everything == 1 else "actions"
    return f"{everything:,} {noun}" if found == everything else f"{found:,} of {everything:,} {noun}"


def _without(request: SignedIn, *names: str, **replaced: str | None) -> str:
    """This page's address without these parts of its query, and with others set."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    for name, value in replaced.items():
        query.pop(name, None)
        if value:
            query[name] = value
    for name in [name for name, value in query.items() if not value]:
        query.pop(name)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _cleared(request: SignedIn, form: RegisterFilter) -> str:
    kept = {name: form.data[name] for name in ("as_at", "record") if form.data[name]}
    return f"{request.path}?{urlencode(kept)}" if kept else request.path
