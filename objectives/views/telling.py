"""What the forms about an action have in common: how they are opened, and what they say when somebody was quicker."""

import secrets

from django.http import QueryDict

from accounts.access import SignedIn
from objectives.forms import Versioned
from objectives.models import Action
from objectives.queries import updates_since


def posted(request: SignedIn) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def as_opened(action: Action) -> dict[str, object]:
    """What a form remembers of the moment when it was opened."""
    last = action.updates.order_by("-number").values_list("number", flat=True).first()
    return {"version": action.version, "seen": last or 0, "form_key": secrets.token_urlsafe(24)}


def met(form: Versioned, current: Action) -> dict[str, object]:
    """What somebody else told meanwhile; sent again, the form overrules what is shown now."""
    others = list(updates_since(current, form.cleaned_data.get("seen") or 0))
    form.now_about(current.version, others[0].number if others else form.cleaned_data.get("seen") or 0)
    return {"others": others, "action": current}
