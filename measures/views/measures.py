"""The list of measures, the page of one, and what a measure says of itself."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from edi_tracker.as_at import AsAtForm, PastDay, moments, not_on_record, on_day
from measures import audiences, changes
from measures.filters import MeasureFilter
from measures.forms.measure import DIRECTIONS, UNITS, EditMeasureForm, MeasureForm
from measures.measure_list import measure_lines, sentence_about
from measures.measure_page import measure_page
from measures.models import Measure
from measures.on_record import measures_at
from measures.once import once, remembered
from measures.queries import measure_by, recorded_later
from measures.views.pages import form_page, saved, to_measures
from measures.vocabulary import Direction, MeasureKind, Unit

ADDED = "The measure is added. Now it needs figures."


@needs(Right.READ)
@require_safe
def measures(request: SignedIn) -> HttpResponse:
    today, sees_all = timezone.localdate(), audiences.sees_small_numbers(request.user)
    as_at_form = AsAtForm(request.GET, today=today, drawn="The list of measures")
    past = as_at_form.chosen()
    if past and not sees_all:  # see `audiences.record_shown`
        past = PastDay(past.day)
    form = MeasureFilter(request.GET, past=past)
    chosen, home = form.in_words(), on_day(reverse("measures"), past)
    if as_at_form.moves:
        return redirect(_with(reverse("measures"), form.chosen() | (past.parts if past else {})))
    as_at, recorded_by = moments(past)
    lines = measure_lines(
        Measure.objects.all(),
        audiences.of(request.user),
        today=today,
        as_at=as_at,
        recorded_by=recorded_by,
    )
    shown = form.narrowed(lines)
    here = form.chosen()
    return render(
        request,
        "measures/measures.html",
        {
            "lines": shown,
            "total": len(lines),
            "shown": f"{len(shown):,} of {len(lines):,} measures",
            "sentence": sentence_about(lines),
            "filters": form,
            "chosen": [
                {
                    "label": label,
                    "url": _with(home, {one: here[one] for one in here if one != name}),
                }
                for name, label in chosen.items()
            ],
            "home": home,
            "as_at_form": as_at_form,
            "past": past,
            "kept": [*here.items(), *as_at_form.kept],
            "today_url": _with(reverse("measures"), here),
            "record_url": _with(on_day(reverse("measures"), past.other), here) if past and sees_all else "",
            "may_edit": Right.EDIT_MEASURES in request.user.rights and not past,
            "may_record": Right.IMPORT_MEASURES in request.user.rights and not past,
        },
    )


def _with(url: str, query: dict[str, str]) -> str:
    """The address with more in its query."""
    return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}" if query else url


@needs(Right.READ)
@require_safe
def measure(request: SignedIn, slug: str) -> HttpResponse:
    found, today = measure_by(slug), timezone.localdate()
    audience = audiences.seen_as(request.user, request.GET.get("as", ""))
    as_at_form = AsAtForm(request.GET, today=today, drawn="A measure")
    past = as_at_form.chosen()
    if as_at_form.moves:
        return redirect(_page_of(request, found, as_at=past.day.isoformat() if past else ""))
    sees_all = audience.threshold < 2
    if past and not sees_all:  # see `audiences.record_shown`
        past = PastDay(past.day)
    as_at, recorded_by = moments(past)
    shown = measures_at([found.pk], recorded_by).get(found.pk) if recorded_by else found
    if shown is None:
        return not_on_record(request, found.get_absolute_url(), past, to_measures())
    may_edit, may_record = (
        right in request.user.rights and not past for right in (Right.EDIT_MEASURES, Right.IMPORT_MEASURES)
    )
    return render(
        request,
        "measures/measure.html",
        {
            "measure": shown,
            "page": measure_page(found, audience, today=today, as_at=as_at, recorded_by=recorded_by),
            "facts": facts_of(shown),
            "objectives": found.objectives.select_related("strategy").order_by("strategy", "position"),  # type: ignore[attr-defined]
            "audience": audience,
            "as_at_form": as_at_form,
            "past": past,
            "later": _later(recorded_later(found, as_at)) if as_at and sees_all else "",
            "kept": [(name, value) for name in ("as", "record") if (value := request.GET.get(name, ""))],
            "today_url": _page_of(request, found, as_at=""),
            "record_url": _page_of(request, found, record=past.other.parts.get("record", "") if past else ""),
            "views": {name: _page_of(request, found, **{"as": name}) for name in ("committee", "public")},
            "own_view": _page_of(request, found, **{"as": ""}),
            "sees_small_numbers": audiences.sees_small_numbers(request.user),
            "committee": audiences.committee(),
            "public": audiences.public(),
            "may_edit": may_edit,
            "may_record": may_record,
            "may_correct": may_record and sees_all,
            "breadcrumbs": to_measures(),
        },
    )


def _later(count: int) -> str:
    were = "was" if count == 1 else "were"
    return f"{count:,} of the figures up to that day {were} recorded or corrected after it." if count else ""


def _page_of(request: SignedIn, found: Measure, **changed: str) -> str:
    """The page of a measure as it's looked at, but for what changes; today has no record of a past day."""
    kept = {name: request.GET.get(name, "") for name in ("as", "as_at", "record")} | changed
    if not kept["as_at"]:
        kept["record"] = ""
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{found.get_absolute_url()}?{query}"


def facts_of(found: Measure) -> list[tuple[str, str]]:
    """What a measure says of itself, where it says it."""
    unit = UNITS[Unit(found.unit)] + (f", {found.unit_words}" if found.unit_words else "")
    months = found.every_months or 0
    often = "Every year" if months == 12 else "Every month" if months == 1 else f"Every {months} months"
    told = [
        ("Answers for it", found.owner.name if found.owner else ""),
        ("Keeps the data", found.steward),
        ("Unit", "" if found.kind == MeasureKind.WORDS else unit),
        (
            "Which way is better",
            "" if found.direction == Direction.NONE else DIRECTIONS[Direction(found.direction)],
        ),
        ("New figures", often if months else ""),
        ("Source", found.source),
    ]
    return [(name, words) for name, words in told if words]


@needs(Right.EDIT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def new_measure(request: SignedIn) -> HttpResponse:
    form = MeasureForm(request.POST if request.method == "POST" else None)
    if first := remembered(request.POST.get("form_key", ""), by=request.user, model=Measure):
        return saved(request, ADDED, first.get_absolute_url())
    if form.is_valid():
        fields = form.values | {"kind": form.cleaned_data["kind"]}
        try:
            made = once(
                lambda: changes.add_measure(by=request.user, **fields),
                key=form.cleaned_data["form_key"],
                by=request.user,
                model=Measure,
            )
        except ValidationError as refused:
            form.take(refused)
        else:
            return saved(request, ADDED, made.get_absolute_url(), made.description)
    return form_page(
        request,
        form,
        heading="Add a measure",
        button="Add the measure",
        cancel=reverse("measures"),
        crumbs=to_measures(),
    )


@needs(Right.EDIT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_measure(request: SignedIn, slug: str) -> HttpResponse:
    found = measure_by(slug)
    form = EditMeasureForm(request.POST if request.method == "POST" else None, measure=found)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        given = form.cleaned_data
        try:
            changes.edit_measure(
                measure=found, version=given["version"], by=request.user, why=given["why"], **form.values
            )
        except changes.EditConflict as met:
            theirs = differences(form, met.current)
            form.now_about(version=met.current.version)
        except ValidationError as refused:
            form.take(refused)
        else:
            return saved(
                request,
                "The measure is saved. Its figures stay as they are.",
                found.get_absolute_url(),
                form.values["description"],
            )
    return form_page(
        request,
        form,
        heading="Edit the measure",
        button="Save the measure",
        cancel=found.get_absolute_url(),
        crumbs=to_measures(found),
        theirs=theirs,
    )


def differences(form: EditMeasureForm, current: Measure) -> list[tuple[str, str]]:
    """What somebody else saved, where it differs from what this person wrote."""
    return [
        (str(form.fields[name].label), str(getattr(current, name) or "Nothing"))
        for name, written in form.values.items()
        if getattr(current, name) != written
    ] or [("Version", "Somebody saved the same words.")]
