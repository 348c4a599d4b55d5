"""Targets: one is set, or changed with the reason why."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import SignedIn, needs
from accounts.roles import Right
from measures import changes
from measures.forms.target import TargetForm
from measures.models import Target
from measures.once import once, remembered
from measures.queries import measure_by
from measures.standing import target_words
from measures.views.pages import form_page, saved, to_measures


@needs(Right.EDIT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def set_target(request: SignedIn, slug: str) -> HttpResponse:
    found, today = measure_by(slug), timezone.localdate()
    form = TargetForm(request.POST if request.method == "POST" else None, measure=found)
    theirs: list[tuple[str, str]] = []
    if remembered(request.POST.get("form_key", ""), by=request.user, model=Target):
        return saved(request, "The target is set.", found.get_absolute_url())
    if form.is_valid():
        newer = form.overtaken()
        if newer:
            theirs = [
                ("Target", target_words(found, newer)),
                ("By", newer.by_text or str(newer.by or "no date")),
            ]
            form.now_about(seen=newer.pk)
        else:
            try:
                once(
                    lambda: changes.set_target(measure=found, by=request.user, set_on=today, **form.values),
                    key=form.cleaned_data["form_key"],
                    by=request.user,
                    model=Target,
                )
            except ValidationError as refused:
                form.take(refused)
            else:
                words = (form.values["text"], form.values["reason"])
                return saved(request, "The target is set.", found.get_absolute_url(), *words)
    return form_page(
        request,
        form,
        heading="Change the target" if form.newest else "Set a target",
        button="Save the target",
        cancel=found.get_absolute_url(),
        crumbs=to_measures(found),
        about=str(found),
        theirs=theirs,
    )
