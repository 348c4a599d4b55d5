"""The page on which a committee's own Word document is given to its reports, looked at and taken away again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from plans.models import Strategy
from reporting.bases.forms import BaseForm
from reporting.bases.models import WordBase
from reporting.bases.taking import NotInUse, base_of, stop_base, take_base
from reporting.renderers.files import CONTENT_TYPES

DOCX = CONTENT_TYPES["docx"]


@needs(Right.CHOOSE_WORD_BASE)
@require_http_methods(["GET", "HEAD", "POST"])
def word_base(request: SignedIn, slug: str) -> HttpResponse:
    """What reports are drawn on now, what they were drawn on before, and another document."""
    strategy = get_object_or_404(Strategy, slug=slug)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BaseForm(*sent, too_large=getattr(request, "upload_too_large", False))
    if form.is_valid() and _take(request, strategy, form):
        return redirect("word_base", slug)
    settings = reverse("strategy_settings", args=[slug])
    context = {
        "strategy": strategy,
        "form": form,
        "base": base_of(strategy),
        "former": _former(strategy),
        "breadcrumbs": [
            {"label": "Strategies", "url": reverse("strategies")},
            {"label": strategy.title, "url": strategy.get_absolute_url()},
            {"label": "Settings", "url": settings},
        ],
    }
    return render(request, "reporting/word_base.html", context)


def _take(request: SignedIn, strategy: Strategy, form: BaseForm) -> bool:
    from reporting.bases.document import NotTaken  # lxml stays out of start-up

    file = form.cleaned_data["file"]
    try:
        base = take_base(strategy=strategy, content=file.read(), file_name=file.name, by=request.user)
    except NotTaken as refusal:
        for fault in refusal.faults:
            form.add_error("file", fault)
        return False
    messages.success(request, f"The next reports are drawn on “{base}”.")
    return True


def _former(strategy: Strategy) -> list[dict[str, object]]:
    """The documents that reports are no longer drawn on, the last one first, each with when and by whom that ended."""
    bases = strategy.word_bases.select_related("taken_by", "stop__stopped_by").defer("content")
    former, following = [], None
    for base in bases:
        stop = getattr(base, "stop", None)
        if stop:
            former.append({"base": base, "until": stop.stopped_at, "by": stop.stopped_by})
        elif following:
            former.append({"base": base, "until": following.taken_at, "by": following.taken_by})
        following = base
    return former


@needs(Right.CHOOSE_WORD_BASE)
@require_safe
def word_base_file(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """The document as it was given."""
    base = _base(slug, pk)
    return _document(bytes(base.content), base.file_name)


@needs(Right.CHOOSE_WORD_BASE)
@require_safe
def word_base_sample(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """A small invented report, drawn on the document."""
    from reporting.bases.sample import sample  # python-docx stays out of start-up
    from reporting.renderers.docx import render_docx

    base = _base(slug, pk)
    drawn = render_docx(sample(base.strategy.organisation or base.strategy.title), bytes(base.content))
    return _document(drawn, "sample-report.docx")


@needs(Right.CHOOSE_WORD_BASE)
@require_safe
def own_word_base(request: SignedIn, slug: str) -> HttpResponse:
    """Our own document, to begin one's own with."""
    from reporting.renderers.word.own_base import own_base

    get_object_or_404(Strategy, slug=slug)
    return _document(own_base(), "plain-report.docx")


@needs(Right.CHOOSE_WORD_BASE)
@require_POST
def stop_word_base(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    try:
        stop_base(base=_base(slug, pk), by=request.user)
    except NotInUse as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "The next reports are drawn on the plain document of EDI Tracker.")
    return redirect("word_base", slug)


def _base(slug: str, pk: int) -> WordBase:
    return get_object_or_404(WordBase.objects.select_related("strategy"), strategy__slug=slug, pk=pk)


def _document(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=DOCX,
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "Content-Length": str(len(content)),
            "X-Content-Type-Options": "nosniff",
        },
    )
