"""The page on which the EDI team says what the reports to a body are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import SignedIn, needs
from accounts.roles import Right
from plans.changes import EditConflict
from plans.models import GovernanceBody
from reporting.defining import define_report, definition_of
from reporting.pages.forms import DefinitionForm


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "POST"])
def report_definition(request: SignedIn, slug: str, body: str) -> HttpResponse:
    bodies = GovernanceBody.objects.select_related("strategy")
    found = get_object_or_404(bodies, slug=body, strategy__slug=slug)
    form = DefinitionForm(request.POST or None, definition=definition_of(found))
    settings = reverse("strategy_settings", args=[slug])
    overruled = False
    if form.is_valid():
        try:
            define_report(body=found, by=request.user, **form.cleaned_data)
        except EditConflict as conflict:
            form, overruled = form.over(conflict.current), True
        else:
            messages.success(request, f"Reports to the {found} are made so from now on.")
            return redirect(settings)
    context = {
        "strategy": found.strategy,
        "body": found,
        "form": form,
        "theirs": form.theirs if overruled else [],
        "settings_url": settings,
        "breadcrumbs": [
            {"label": "Strategies", "url": reverse("strategies")},
            {"label": found.strategy.title, "url": found.strategy.get_absolute_url()},
            {"label": "Settings", "url": settings},
        ],
    }
    return render(request, "reporting/definition.html", context, status=409 if overruled else 200)
