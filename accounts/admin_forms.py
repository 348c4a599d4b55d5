"""What an administrator says about people and owners, checked before anything is saved."""

from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet

from accounts.forms import whose
from accounts.models import Owner, OwnerAlias, User
from accounts.owner_names import owner_key
from accounts.roles import Role
from edi_tracker.admin_rules import OnceEach


class PersonForm(forms.ModelForm):
    """A person's account. Nobody sets another's password: a link in a mail lets the person choose one."""

    send_link = forms.BooleanField(
        required=False,
        label="Send a mail with a link to set a password",
        help_text="The link works once, for a short time.",
    )
    by: User | None = None

    class Meta:
        model = User
        fields = ("email", "name", "is_active")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.fields["send_link"].initial = True

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.by and self.instance.pk == self.by.pk and cleaned.get("is_active") is False:
            self.add_error("is_active", "You cannot close your own account. Ask another administrator.")
        return cleaned


class RoleFormSet(BaseInlineFormSet):
    """The roles of one person."""

    by: User | None = None

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if self.by == self.instance and form.instance.role == Role.ADMINISTRATOR:
                raise forms.ValidationError(
                    "You cannot take your own role of administrator away. Ask another administrator."
                )


class AliasForm(forms.ModelForm):
    """Another way of writing an owner's name; it may stand for one owner only."""

    class Meta:
        model = OwnerAlias
        fields = ("text",)

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].strip()
        if not owner_key(text):
            raise forms.ValidationError("Write the name with letters or numbers.")
        if other := whose(text, besides=self.instance.owner if self.instance.owner_id else None):
            raise forms.ValidationError(f"“{text}” already stands for {other}.")
        self.instance.key = owner_key(text)
        return text


class AliasFormSet(OnceEach):
    """No alias twice, however it is written."""

    said = "This name stands here twice."

    def key_of(self, thing: OwnerAlias) -> str:
        return thing.key


class OwnerForm(forms.ModelForm):
    """The name of an owner may not be another's alias."""

    class Meta:
        model = Owner
        fields = ("name", "kind", "is_active", "manager_role", "manager_email")

    def clean_manager_email(self) -> str:
        return self.cleaned_data["manager_email"].lower()

    def clean_name(self) -> str:
        name = self.cleaned_data["name"].strip()
        if not owner_key(name):
            raise forms.ValidationError("Write the name with letters or numbers.")
        if other := whose(name, besides=self.instance if self.instance.pk else None):
            raise forms.ValidationError(f"“{name}” already stands for {other}. Choose another name.")
        return name
