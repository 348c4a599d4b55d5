"""Writes about people, owners and what they did."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import AuditEntry, Owner, OwnerAlias, OwnerMember, RoleGrant, User
from accounts.owner_names import owner_key
from accounts.roles import Role
from foundation.references import reference, unused


@transaction.atomic
def add_owner(
    *, name: str, kind: str = Owner.Kind.TEAM, aliases: Iterable[str] = (), by: User | None
) -> Owner:
    """A new owner, known by its own name and by the given aliases."""
    slug = unused(reference(name), set(Owner.objects.values_list("slug", flat=True)), "owner")
    owner = Owner(name=name.strip(), slug=slug, kind=kind)
    owner._history_user = by  # type: ignore[attr-defined]
    owner.save()
    for alias in (name, *aliases):
        add_alias(owner=owner, text=alias, by=by)
    return owner


@transaction.atomic
def add_alias(*, owner: Owner, text: str, by: User | None) -> OwnerAlias | None:
    """Another way of writing the owner's name; None when the owner has it already.

    Raises ValueError when it is another owner's.
    """
    key = owner_key(text)
    if not key:
        return None
    if existing := OwnerAlias.objects.filter(key=key).select_related("owner").first():
        if existing.owner_id == owner.pk:
            return None
        raise ValueError(f"“{text}” already stands for {existing.owner}.")
    alias = OwnerAlias(owner=owner, text=text.strip(), key=key)
    alias._history_user = by  # type: ignore[attr-defined]
    alias.save()
    return alias


@transaction.atomic
def add_member(*, owner: Owner, user: User, by: User | None) -> OwnerMember:
    """Makes the person a member of the owner's team, with the right to update its actions."""
    member, _ = OwnerMember.objects.get_or_create(owner=owner, user=user)
    return member


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None) -> RoleGrant:
    """Gives the person a role; it counts at the person's next request."""
    grant, _ = RoleGrant.objects.get_or_create(user=user, role=role)
    return grant


def note(*, what: str, detail: str, by: User | None) -> AuditEntry:
    """An entry in the audit trail for what leaves no other trace."""
    entry = AuditEntry(what=what, detail=detail, by=by)
    entry.save()
    return entry
