"""Who may change the plan and its log."""

from accounts.models import User
from accounts.roles import Right
from foundation.decisions import YES, Decision, no
from objectives.models import Action


def may_update(user: User, action: Action) -> Decision:
    """The EDI team may update any action; anybody else only those of owners that they are a member of."""
    if action.closure:
        return no("This action is closed. The EDI team can open it again.")
    return may_speak_for(user, action)


def may_speak_for(user: User, action: Action) -> Decision:
    """As `may_update`, whether or not the action is closed: for corrections of what was said."""
    if Right.UPDATE_ANY in user.rights:
        return YES
    if Right.UPDATE_OWN not in user.rights:
        return no("Your role lets you read the plan, not update it.")
    owners = {link.owner_id for link in action.action_owners.all()}
    if owners & user.owner_ids:
        return YES
    return no("Only members of the teams that answer for this action, and the EDI team, may update it.")


def is_agreed_by_others(user: User, action: Action) -> bool:
    """Whether what this person tells of the action counts only once the EDI team has agreed."""
    return action.strategy.needs_agreement and Right.UPDATE_ANY not in user.rights


def may_edit(user: User, action: Action | None = None) -> Decision:
    """The wording, owners and dates of the plan are the EDI team's."""
    if Right.EDIT_PLAN in user.rights:
        return YES
    return no("Only the EDI team may edit the plan.")
