"""What the EDI team says about owners, as clean values."""

from typing import Any

from django import forms

from accounts.models import Owner, OwnerAlias, User
from accounts.owner_names import owner_key
from edi_tracker.forms import Form


def whose(text: str, besides: Owner | None = None) -> Owner | None:
    """The owner that this way of writing stands for already, unless it is the one in hand."""
    aliases = OwnerAlias.objects.filter(key=owner_key(text)).select_related("owner")
    return next((alias.owner for alias in aliases if alias.owner != besides), None)


class OwnerForm(Form):
    """The name and kind of an owner."""

    name = forms.CharField(
        max_length=200, help_text="As the plan should print it, for example: Library Service."
    )
    kind = forms.ChoiceField(choices=Owner.Kind.choices, widget=forms.RadioSelect, label="What is it?")

    def __init__(self, *args: Any, owner: Owner | None = None, **kwargs: Any):
        self.owner = owner
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not owner_key(name):
            raise forms.ValidationError("Write the name with letters or numbers.")
        if other := whose(name, besides=self.owner):
            raise forms.ValidationError(f"“{name}” already stands for {other}. Choose another name.")
        same = Owner.objects.filter(name=name).first()
        if same and same != self.owner:
            raise forms.ValidationError(f"There is an owner “{name}” already. Choose another name.")
        return name


class AliasForm(Form):
    """Another way of writing an owner's name."""

    text = forms.CharField(max_length=300, label="Other name")

    def __init__(self, *args: Any, owner: Owner, **kwargs: Any):
        self.owner = owner
        super().__init__(*args, **kwargs)

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if not owner_key(text):
            raise forms.ValidationError("Write the name with letters or numbers.")
        if other := whose(text, besides=self.owner):
            raise forms.ValidationError(f"“{text}” already stands for {other}. Remove it there first.")
        if whose(text):
            raise forms.ValidationError(f"“{text}” stands for {self.owner} already.")
        return text


class MemberForm(Form):
    """A person who joins an owner's team, found by e-mail address."""

    email = forms.EmailField(label="E-mail address of the person", max_length=254)
    person: User

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        person = User.objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise forms.ValidationError(
                f"Nobody signs in with {email}. Check the address, or ask an administrator for an account."
            )
        self.person = person
        return email


class ManagerForm(Form):
    """Who is written to when answers of an owner stay out: a role and its address; neither takes it away."""

    role = forms.CharField(
        label="Role of the manager", max_length=100, required=False, help_text="For example: Head of Housing."
    )
    email = forms.EmailField(label="E-mail address of the manager", max_length=254, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        role, email = cleaned["role"], cleaned["email"]
        if email and not role:
            self.add_error("role", "Write which role this is the address of, for example Head of Housing.")
        if role and not email:
            self.add_error("email", "Write the e-mail address of the manager, or empty both boxes.")
        return cleaned


class SearchForm(Form):
    """Looking for an owner by any of its names."""

    mark_optional = False
    q = forms.CharField(label="Search names and aliases", required=False, max_length=200)
    closed = forms.BooleanField(label="Also those that no longer answer for actions", required=False)
