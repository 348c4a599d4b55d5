"""The owners that answer for actions: their names, aliases and members."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import changes
from accounts.access import SignedIn, needs
from accounts.forms import AliasForm, ManagerForm, MemberForm, OwnerForm, SearchForm
from accounts.models import Owner, OwnerAlias, User
from accounts.owner_names import owner_key
from accounts.roles import Right

PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])
# Somebody else gave the same name at the same moment; the form, asked again, says to whom.
QUICKER = (IntegrityError, ValueError)


@needs(Right.MANAGE_OWNERS)
@require_safe
def owners(request: SignedIn) -> HttpResponse:
    form = SearchForm(request.GET)
    found = _found(form.cleaned_data) if form.is_valid() else Owner.objects.none()
    return render(
        request,
        "accounts/owners.html",
        {
            "search": form,
            "page": Paginator(found.prefetch_related("aliases", "members"), PAGE).get_page(
                request.GET.get("page")
            ),
            "closed": Owner.objects.filter(is_active=False).count(),
            "answering": Owner.objects.filter(is_active=True).count(),
        },
    )


def _found(wanted: dict) -> QuerySet[Owner]:
    chosen = Owner.objects.all() if wanted["closed"] else Owner.objects.filter(is_active=True)
    if words := wanted["q"].strip():
        by_alias = OwnerAlias.objects.filter(key__contains=owner_key(words) or words).values("owner")
        chosen = chosen.filter(Q(name__icontains=words) | Q(pk__in=by_alias))
    return chosen


@needs(Right.MANAGE_OWNERS)
@form_page
def new_owner(request: SignedIn) -> HttpResponse:
    form = OwnerForm(request.POST or None, initial={"kind": Owner.Kind.TEAM})
    if form.is_valid():
        try:
            owner = changes.add_owner(by=request.user, **form.cleaned_data)
        except QUICKER:
            form = OwnerForm(request.POST)
        else:
            told = f"{owner} is an owner now. Add its members, who may update its actions."
            messages.success(request, told)
            return redirect("owner", owner.slug)
    return render(request, "accounts/new_owner.html", {"form": form})


@needs(Right.MANAGE_OWNERS)
@require_safe
def owner(request: SignedIn, slug: str) -> HttpResponse:
    return _owner_page(request, get_object_or_404(Owner, slug=slug))


def _owner_page(
    request: SignedIn,
    owner: Owner,
    *,
    alias: AliasForm | None = None,
    member: MemberForm | None = None,
    manager: ManagerForm | None = None,
) -> HttpResponse:
    own = owner_key(owner.name)
    named = {"role": owner.manager_role, "email": owner.manager_email}
    return render(
        request,
        "accounts/owner.html",
        {
            "owner": owner,
            "aliases": [a for a in owner.aliases.all() if a.key != own],
            "members": [m.user for m in owner.members.select_related("user").order_by("user__email")],
            "alias_form": alias or AliasForm(owner=owner, prefix="alias"),
            "member_form": member or MemberForm(prefix="member"),
            "manager_form": manager or ManagerForm(prefix="manager", initial=named),
        },
        status=400 if alias or member or manager else 200,
    )


@needs(Right.MANAGE_OWNERS)
@form_page
def edit_owner(request: SignedIn, slug: str) -> HttpResponse:
    owner = get_object_or_404(Owner, slug=slug)
    form = OwnerForm(request.POST or None, owner=owner, initial={"name": owner.name, "kind": owner.kind})
    if form.is_valid():
        try:
            changes.edit_owner(owner=owner, by=request.user, **form.cleaned_data)
        except QUICKER:
            owner = get_object_or_404(Owner, slug=slug)
            form = OwnerForm(request.POST, owner=owner)
        else:
            messages.success(request, f"Saved. The owner's name is {owner}.")
            return redirect("owner", owner.slug)
    return render(request, "accounts/edit_owner.html", {"form": form, "owner": owner})


@needs(Right.MANAGE_OWNERS)
@require_POST
def answering(request: SignedIn, slug: str) -> HttpResponse:
    owner = get_object_or_404(Owner, slug=slug)
    changes.set_answering(owner=owner, answers=request.POST.get("answers") == "yes", by=request.user)
    told = "answers for actions" if owner.is_active else "no longer answers for actions"
    messages.success(request, f"{owner} {told}.")
    return redirect("owner", owner.slug)


@needs(Right.MANAGE_OWNERS)
@require_POST
def owner_manager(request: SignedIn, slug: str) -> HttpResponse:
    owner = get_object_or_404(Owner, slug=slug)
    form = ManagerForm(request.POST, prefix="manager")
    if not form.is_valid():
        return _owner_page(request, owner, manager=form)
    changes.set_manager(owner=owner, by=request.user, **form.cleaned_data)
    if owner.manager_email:
        told = f"When answers of {owner} stay out, its manager is written to: {owner.manager_role}."
    else:
        told = f"No manager is written to about {owner}; the EDI team is."
    messages.success(request, told)
    return redirect("owner", slug)


@needs(Right.MANAGE_OWNERS)
@require_POST
def add_alias(request: SignedIn, slug: str) -> HttpResponse:
    owner = get_object_or_404(Owner, slug=slug)
    form = AliasForm(request.POST, owner=owner, prefix="alias")
    if not form.is_valid():
        return _owner_page(request, owner, alias=form)
    try:
        changes.add_alias(owner=owner, text=form.cleaned_data["text"], by=request.user)
    except QUICKER:
        return _owner_page(request, owner, alias=AliasForm(request.POST, owner=owner, prefix="alias"))
    messages.success(request, f"“{form.cleaned_data['text']}” stands for {owner} now.")
    return redirect("owner", owner.slug)


@needs(Right.MANAGE_OWNERS)
@require_POST
def remove_alias(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    alias = get_object_or_404(OwnerAlias.objects.select_related("owner"), pk=pk, owner__slug=slug)
    try:
        changes.remove_alias(alias=alias, by=request.user)
        messages.success(request, f"“{alias.text}” no longer stands for {alias.owner}.")
    except ValueError as refused:
        messages.error(request, str(refused))
    return redirect("owner", slug)


@needs(Right.MANAGE_OWNERS)
@require_POST
def add_member(request: SignedIn, slug: str) -> HttpResponse:
    owner = get_object_or_404(Owner, slug=slug)
    form = MemberForm(request.POST, prefix="member")
    if not form.is_valid():
        return _owner_page(request, owner, member=form)
    changes.add_member(owner=owner, user=form.person, by=request.user)
    messages.success(request, f"{form.person.email} is a member of {owner} and may update its actions.")
    return redirect("owner", owner.slug)


@needs(Right.MANAGE_OWNERS)
@require_POST
def remove_member(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    owner = get_object_or_404(Owner, slug=slug)
    person = get_object_or_404(User, pk=pk, memberships__owner=owner)
    changes.remove_member(owner=owner, user=person, by=request.user)
    messages.success(request, f"{person.email} is no longer a member of {owner}.")
    return redirect("owner", owner.slug)
