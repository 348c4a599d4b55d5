"""Writes about people, owners and what they did. The history or the audit trail keeps who did it."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import AuditEntry, Owner, OwnerAlias, OwnerMember, RoleGrant, User
from accounts.owner_names import owner_key
from accounts.roles import Role
from foundation.references import reference, unused

# --- owners ---------------------------------------------------------------------------------------------


@transaction.atomic
def add_owner(
    *, name: str, kind: str = Owner.Kind.TEAM, aliases: Iterable[str] = (), by: User | None
) -> Owner:
    """A new owner, known by its own name and by the given aliases.

    Raises ValueError when one of them stands for another owner.
    """
    slug = unused(_slug(name), set(Owner.objects.values_list("slug", flat=True)), "owner")
    owner = _save(Owner(name=name.strip(), slug=slug, kind=kind), by)
    for alias in (name, *aliases):
        add_alias(owner=owner, text=alias, by=by)
    return owner


def _slug(name: str) -> str:
    return reference(name).replace(".", "-")


@transaction.atomic
def edit_owner(*, owner: Owner, name: str, kind: str, by: User | None) -> Owner:
    """Gives the owner another name or kind. The old name stays an alias, so that old plans still find it.

    Raises ValueError when the new name stands for another owner.
    """
    owner.name, owner.kind = name.strip(), kind
    add_alias(owner=owner, text=name, by=by)
    return _save(owner, by)


@transaction.atomic
def set_answering(*, owner: Owner, answers: bool, by: User | None) -> Owner:
    """Says whether the owner answers for actions today; what it answered for stays in the record."""
    owner.is_active = answers
    return _save(owner, by)


@transaction.atomic
def set_manager(*, owner: Owner, role: str, email: str, by: User | None) -> Owner:
    """Says who is written to when answers of the owner stay out; with neither role nor address nobody is."""
    told = {"manager_role": " ".join(role.split()), "manager_email": email.strip().lower()}
    if told == {name: getattr(owner, name) for name in told}:
        return owner
    for name, value in told.items():
        setattr(owner, name, value)
    return _save(owner, by)


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
        raise ValueError(f"“{text.strip()}” already stands for {existing.owner}.")
    return _save(OwnerAlias(owner=owner, text=text.strip(), key=key), by)


@transaction.atomic
def remove_alias(*, alias: OwnerAlias, by: User | None) -> None:
    """From now on this way of writing no longer finds the owner.

    Raises ValueError for the owner's own name, which always finds it.
    """
    if alias.key == owner_key(alias.owner.name):
        raise ValueError(f"“{alias.text}” is the owner's own name. Give the owner another name first.")
    _remove(alias, by)


@transaction.atomic
def add_member(*, owner: Owner, user: User, by: User | None) -> OwnerMember:
    """Makes the person a member of the owner's team, with the right to update its actions."""
    Owner.objects.select_for_update().get(pk=owner.pk)  # a second click waits here and finds the first
    existing = OwnerMember.objects.filter(owner=owner, user=user).first()
    return existing or _save(OwnerMember(owner=owner, user=user), by)


@transaction.atomic
def remove_member(*, owner: Owner, user: User, by: User | None) -> None:
    """Takes the person out of the team; it counts at the person's next request."""
    for member in OwnerMember.objects.filter(owner=owner, user=user):
        _remove(member, by)


@transaction.atomic
def merge_owners(*, source: Owner, into: Owner, by: User | None) -> Owner:
    """Gives one owner's aliases and members to another, and its manager where that has none.

    The first stays in the record, answering for nothing. The links of actions are moved by
    `objectives.changes.move_owner`, in the same transaction.
    """
    if source.pk == into.pk:
        raise ValueError(f"{source} cannot be merged into itself. Choose another owner.")
    for alias in source.aliases.all():
        alias.owner = into
        _save(alias, by)
    for member in source.members.select_related("user"):
        add_member(owner=into, user=member.user, by=by)
        _remove(member, by)
    if source.manager_email and not into.manager_email:
        set_manager(owner=into, role=source.manager_role, email=source.manager_email, by=by)
    set_answering(owner=source, answers=False, by=by)
    return into


# --- people ---------------------------------------------------------------------------------------------


@transaction.atomic
def add_person(*, email: str, by: User | None, name: str = "", roles: Iterable[Role] = ()) -> User:
    """Opens an account without a password: the person sets one through a link in a mail."""
    user = User.objects.create_user(email, name=name)
    note(what="account opened", detail=user.email, by=by)
    for role in roles:
        grant_role(user=user, role=role, by=by)
    return user


@transaction.atomic
def edit_person(*, user: User, email: str, name: str, is_active: bool, by: User | None) -> User:
    """Changes details, or closes and reopens the account; it counts at the person's next request."""
    before = User.objects.get(pk=user.pk)
    user.email, user.name, user.is_active = email.lower(), name, is_active
    user.save(update_fields=["email", "name", "is_active"])
    if user.email != before.email:
        # Sign-in keeps its own list of addresses; an old one would still open the account.
        EmailAddress.objects.filter(user=user).delete()
        note(what="e-mail address changed", detail=f"{before.email} → {user.email}", by=by)
    if user.is_active != before.is_active:
        note(what="account reopened" if user.is_active else "account closed", detail=user.email, by=by)
    return user


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None) -> RoleGrant:
    """Gives the person a role; it counts at the person's next request."""
    existing = RoleGrant.objects.filter(user=user, role=role).first()
    return existing or _save(RoleGrant(user=user, role=role), by)


@transaction.atomic
def take_role(*, user: User, role: Role, by: User | None) -> None:
    """Takes a role away; it counts at the person's next request."""
    for grant in RoleGrant.objects.filter(user=user, role=role):
        _remove(grant, by)


def note(*, what: str, detail: str, by: User | None) -> AuditEntry:
    """An entry in the audit trail for what leaves no other trace."""
    entry = AuditEntry(what=what, detail=detail, by=by)
    entry.save()
    return entry


def _save(thing: Any, by: User | None) -> Any:
    thing._history_user = by
    thing.save()
    return thing


def _remove(thing: Any, by: User | None) -> None:
    thing._history_user = by
    thing.delete()
