"""Owners as a flat list for a spreadsheet."""

from typing import Any

from import_export.fields import Field

from accounts import changes
from accounts.forms import ManagerForm
from accounts.models import Owner, User
from accounts.owner_names import owner_key
from edi_tracker.flat_lists import SEPARATOR, FlatList, several

ANSWERS = {"yes": True, "no": False}


class OwnerList(FlatList):
    """One owner a row. Aliases and members are added; taking one away is done on the owner's page."""

    name = Field("name", column_name="name")
    kind = Field("kind", column_name="kind")
    answers = Field(column_name="answers for actions")
    aliases = Field(column_name="aliases")
    members = Field(column_name="members")
    manager = Field("manager_role", column_name="manager")
    manager_email = Field("manager_email", column_name="e-mail of the manager")

    class Meta(FlatList.Meta):
        model = Owner
        fields = ("name", "kind", "answers", "aliases", "members", "manager", "manager_email")
        export_order = fields
        import_id_fields = ("name",)

    def get_queryset(self) -> Any:
        return Owner.objects.prefetch_related("aliases", "members__user")

    def dehydrate_answers(self, owner: Owner) -> str:
        return "yes" if owner.is_active else "no"

    def dehydrate_aliases(self, owner: Owner) -> str:
        if not owner.pk:
            return ""
        own = owner_key(owner.name)
        return SEPARATOR.join(a.text for a in owner.aliases.all() if a.key != own)

    def dehydrate_members(self, owner: Owner) -> str:
        return SEPARATOR.join(sorted(m.user.email for m in owner.members.all())) if owner.pk else ""

    def write(self, instance: Owner, row: dict[str, str]) -> None:
        name, kind = row["name"], row["kind"] or Owner.Kind.TEAM
        if not owner_key(name):
            raise ValueError("Write a name, with letters or numbers.")
        if len(name) > 200:
            raise ValueError(f"The name has {len(name)} characters and may have 200.")
        if kind not in Owner.Kind.values:
            raise ValueError(f"“{kind}” is no kind of owner. Write one of: {', '.join(Owner.Kind.values)}.")
        if (row["answers for actions"] or "yes").lower() not in ANSWERS:
            raise ValueError("Write yes or no under “answers for actions”.")
        manager = self._manager(row)
        people = [self._person(email) for email in several(row["members"])]
        if instance.pk:
            owner = changes.edit_owner(owner=instance, name=name, kind=kind, by=self.by)
        else:
            owner = changes.add_owner(name=name, kind=kind, by=self.by)
        changes.set_manager(owner=owner, by=self.by, **manager)
        for alias in several(row["aliases"]):
            changes.add_alias(owner=owner, text=alias, by=self.by)
        for person in people:
            changes.add_member(owner=owner, user=person, by=self.by)
        answers = ANSWERS[(row["answers for actions"] or "yes").lower()]
        if answers != owner.is_active:
            changes.set_answering(owner=owner, answers=answers, by=self.by)

    def _manager(self, row: dict[str, str]) -> dict[str, str]:
        form = ManagerForm({"role": row["manager"], "email": row["e-mail of the manager"]})
        if not form.is_valid():
            raise ValueError(" ".join(str(said) for errors in form.errors.values() for said in errors))
        return form.cleaned_data

    def _person(self, email: str) -> User:
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise ValueError(f"Nobody has an account with {email}. Open the account first.")
        return person
