"""Monitoring categories with the other words for them, and local priorities."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from measures import changes
from measures.forms.category import AliasForm, CategoryForm, PriorityForm
from measures.models import Characteristic, CharacteristicGroup, GroupAlias
from measures.once import once, remembered
from measures.queries import category_by, characteristics
from measures.views.pages import form_page, saved, to_measures


@needs(Right.READ)
@require_safe
def categories(request: SignedIn) -> HttpResponse:
    return render(
        request,
        "measures/categories.html",
        {
            "characteristics": characteristics(),
            "may_edit": Right.EDIT_MEASURES in request.user.rights,
            "breadcrumbs": to_measures(),
        },
    )


def _to_categories() -> list[dict[str, str]]:
    return [*to_measures(), {"label": "Monitoring categories", "url": reverse("categories")}]


@needs(Right.EDIT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def new_category(request: SignedIn) -> HttpResponse:
    home = reverse("categories")
    asked = Characteristic.objects.filter(slug=request.GET.get("characteristic", "")[:80]).first()
    form = CategoryForm(request.POST if request.method == "POST" else None, initial={"characteristic": asked})
    if remembered(request.POST.get("form_key", ""), by=request.user, model=CharacteristicGroup):
        return saved(request, "The category is added.", home)
    if form.is_valid():
        given = form.cleaned_data
        try:
            once(
                lambda: changes.add_group(
                    characteristic=given["characteristic"],
                    name=given["name"],
                    kind=form.kind_chosen,
                    by=request.user,
                ),
                key=given["form_key"],
                by=request.user,
                model=CharacteristicGroup,
            )
        except ValidationError as refused:
            form.take(refused)
        else:
            return saved(request, f"“{given['name']}” is added to {given['characteristic']}.", home)
    return form_page(
        request,
        form,
        heading="Add a monitoring category",
        button="Add the category",
        cancel=home,
        crumbs=_to_categories(),
    )


@needs(Right.EDIT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def new_alias(request: SignedIn, pk: int) -> HttpResponse:
    group, home = category_by(pk), reverse("categories")
    form = AliasForm(request.POST if request.method == "POST" else None, group=group)
    if remembered(request.POST.get("form_key", ""), by=request.user, model=GroupAlias):
        return saved(request, f"Files may use these words for “{group}” now.", home)
    if form.is_valid():
        given = form.cleaned_data
        try:
            once(
                lambda: changes.add_group_alias(group=group, text=given["text"], by=request.user),
                key=given["form_key"],
                by=request.user,
                model=GroupAlias,
            )
        except ValidationError as refused:
            form.take(refused)
        else:
            return saved(request, f"“{given['text']}” means “{group}” now.", home)
    return form_page(
        request,
        form,
        heading="Add other words",
        button="Add the words",
        cancel=home,
        crumbs=_to_categories(),
        about=f"{group.characteristic}: {group}",
    )


@needs(Right.EDIT_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def adopt_priority(request: SignedIn) -> HttpResponse:
    home, today = reverse("categories"), timezone.localdate()
    form = PriorityForm(request.POST if request.method == "POST" else None, today=today)
    if remembered(request.POST.get("form_key", ""), by=request.user, model=Characteristic):
        return saved(request, "The local priority is adopted.", home)
    if form.is_valid():
        given = dict(form.cleaned_data)
        key = given.pop("form_key")
        try:
            once(
                lambda: changes.add_local_priority(by=request.user, **given),
                key=key,
                by=request.user,
                model=Characteristic,
            )
        except ValidationError as refused:
            form.take(refused)
        else:
            return saved(request, f"“{given['name']}” is a local priority now.", home)
    return form_page(
        request,
        form,
        heading="Adopt a local priority",
        button="Adopt the priority",
        cancel=home,
        crumbs=_to_categories(),
        told="A local priority stands beside the protected characteristics of the Equality Act 2010 and is never "
        "called one of them.",
    )
