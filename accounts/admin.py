"""Administration of people, their roles, and owners."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts import changes
from accounts.access import who
from accounts.admin_forms import AliasForm, AliasFormSet, OwnerForm, PersonForm, RoleFormSet
from accounts.lists import OwnerList
from accounts.models import AuditEntry, Owner, OwnerAlias, OwnerMember, RoleGrant, User
from edi_tracker.admin_rules import ReadOnly, TrackedAndKept
from edi_tracker.flat_lists import FlatListAdmin


class RoleRows(admin.TabularInline):
    model = RoleGrant
    formset = RoleFormSet
    extra = 0
    verbose_name = "role"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.by = request.user  # type: ignore[attr-defined]
        return formset


class TeamRows(admin.TabularInline):
    model = OwnerMember
    extra = 0
    autocomplete_fields = ("owner",)
    verbose_name = "team"
    verbose_name_plural = "teams that the person is a member of"


class MemberRows(admin.TabularInline):
    model = OwnerMember
    extra = 0
    autocomplete_fields = ("user",)
    verbose_name = "member"
    verbose_name_plural = "members"


class AliasRows(admin.TabularInline):
    model = OwnerAlias
    form = AliasForm
    formset = AliasFormSet
    extra = 0
    verbose_name = "alias"
    verbose_name_plural = "also written as"


def send_password_link(request: HttpRequest, person: User) -> None:
    """Mails the person a link to set a password, as the person could ask for on the sign-in page."""
    form = ResetPasswordForm(data={"email": person.email})
    if form.is_valid():
        form.save(request)


@admin.action(description="Send a link to set a password")
def send_password_links(model_admin: Any, request: HttpRequest, people: QuerySet[User]) -> None:
    active = people.filter(is_active=True)
    for person in active:
        send_password_link(request, person)
    messages.success(
        request, f"A mail with a link went to: {', '.join(p.email for p in active) or 'nobody'}."
    )


@admin.register(User)
class UserAdmin(TrackedAndKept):
    """People. An account is closed, never deleted: its name stands in the record."""

    form = PersonForm
    list_display = ("email", "name", "is_active", "role_names", "last_login")
    list_filter = ("is_active", "role_grants__role")
    search_fields = ("email", "name")
    fields = ("email", "name", "is_active", "send_link", "last_login", "date_joined")
    readonly_fields = ("last_login", "date_joined")
    inlines = (RoleRows, TeamRows)
    actions = (send_password_links,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("role_grants")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user  # type: ignore[attr-defined]
        return form

    @admin.display(description="roles")
    def role_names(self, user: User) -> str:
        return ", ".join(sorted(role.label for role in user.roles)) or "none"

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        by = who(request)
        if change:
            changes.edit_person(user=obj, email=obj.email, name=obj.name, is_active=obj.is_active, by=by)
        else:
            made = changes.add_person(email=obj.email, name=obj.name, by=by)
            # The administration goes on with its own object: rows beneath it hang on its key.
            obj.pk, obj.password, obj._state.adding = made.pk, made.password, False
            if not form.cleaned_data["is_active"]:
                changes.edit_person(user=made, email=made.email, name=made.name, is_active=False, by=by)
        if form.cleaned_data.get("send_link") and obj.is_active:
            send_password_link(request, obj)
            messages.info(request, f"A mail with a link to set a password went to {obj.email}.")

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        # A person has no history of fields; the audit trail and the administration's own log tell it.
        return admin.ModelAdmin.history_view(self, request, object_id, extra_context)


@admin.register(Owner)
class OwnerAdmin(FlatListAdmin, TrackedAndKept):
    """Owners. One that is gone no longer answers for actions; what it answered for stays in the record."""

    form = OwnerForm
    resource_class = OwnerList
    list_display: tuple[str, ...] = ("name", "kind", "is_active", "alias_names")
    list_filter = ("kind", "is_active")
    search_fields = ("name", "aliases__text")
    fields = ("name", "kind", "is_active", "manager_role", "manager_email")
    inlines = (AliasRows, MemberRows)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Owner]:
        return super().get_queryset(request).prefetch_related("aliases", "members__user")

    @admin.display(description="also written as")
    def alias_names(self, owner: Owner) -> str:
        return ", ".join(alias.text for alias in owner.aliases.all() if alias.text != owner.name)

    def save_model(self, request: HttpRequest, obj: Owner, form: Any, change: bool) -> None:
        by = who(request)
        if change:
            changes.edit_owner(owner=obj, name=obj.name, kind=obj.kind, by=by)
            return
        answers, role, email = obj.is_active, obj.manager_role, obj.manager_email
        made = changes.add_owner(name=obj.name, kind=obj.kind, by=by)
        changes.set_manager(owner=made, role=role, email=email, by=by)
        obj.pk, obj.slug, obj._state.adding = made.pk, made.slug, False
        if not answers:
            changes.set_answering(owner=made, answers=False, by=by)


@admin.register(OwnerAlias)
class OwnerAliasAdmin(ReadOnly):
    """All ways of writing all owners, to look one up. They are edited with their owner."""

    list_display = ("text", "owner")
    list_select_related = ("owner",)
    search_fields = ("text", "owner__name")
    fields = ("text", "owner")


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly):
    """What people did that leaves no other trace."""

    list_display = ("at", "what", "detail", "by")
    list_filter = ("what", "at")
    list_select_related = ("by",)
    search_fields = ("what", "detail", "by__email")
    fields = ("at", "by", "what", "detail", "entry_hash")
    readonly_fields = ("entry_hash",)
