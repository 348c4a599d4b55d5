"""The demo's updates that don't count yet: two that wait for agreement, one sent back, one being written."""

from datetime import date, timedelta
from typing import Any

from accounts.models import User
from objectives.drafts import save_draft, send_back, send_update
from objectives.models import Action, UpdateDraft
from plans.changes import edit_strategy
from plans.models import Strategy


def tell_drafts(strategy: Strategy, people: dict[str, User], *, today: date) -> None:
    """From now on the demo's owners need the EDI team's agreement, and these of their answers wait for it."""
    owner, editor = people["owner@demo.test"], people["edi@demo.test"]
    strategy = edit_strategy(strategy=strategy, version=None, needs_agreement=True, by=editor)
    amber = strategy.status_terms.get(label="Amber")
    yesterday = today - timedelta(days=1)

    def about(label: str) -> Action:
        return Action.objects.select_related("strategy").get(strategy=strategy, label=label)

    def sent(label: str, **told: Any) -> UpdateDraft:
        waiting = send_update(action=about(label), by=owner, on=yesterday, **told)
        return UpdateDraft.objects.get(pk=waiting.pk)

    sent(
        "5.4",
        status=amber,
        narrative="402 trained. The January sessions are open for booking, so 500 by the spring is in reach.",
        told_by="Learning and Development Team meeting",
    )
    sent("7.1 (a)", unchanged=True)
    vague = sent("5.8", status=amber, narrative="Going well.")
    send_back(
        draft=vague,
        version=vague.version,
        comment="The committee asked in what way. Please say how many new starters had the session, "
        "and how home care is getting on.",
        by=editor,
    )
    save_draft(
        action=about("10.5"),
        by=owner,
        version=0,
        on=yesterday,
        status=amber,
        narrative="Calm hours in all 26 libraries since Monday. Readers on the book round:",
    )
