"""The one table of who may do what. Everything else asks it; nothing else knows it."""

from enum import StrEnum


class Role(StrEnum):
    EDI_EDITOR = "edi_editor"
    OWNER = "owner"
    COMMITTEE_OFFICER = "committee_officer"
    HR_ANALYST = "hr_analyst"
    VIEWER = "viewer"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Role.EDI_EDITOR: "EDI team",
    Role.OWNER: "Action owner",
    Role.COMMITTEE_OFFICER: "Committee officer",
    Role.HR_ANALYST: "HR analyst",
    Role.VIEWER: "Viewer",
    Role.ADMINISTRATOR: "Administrator",
}


class Right(StrEnum):
    """What a person may do; the value finishes the sentence «You may not …»."""

    READ = "read the plan"
    UPDATE_OWN = "update the actions of your own teams"
    UPDATE_ANY = "update any action"
    EDIT_PLAN = "edit the plan"
    IMPORT_PLAN = "import a plan"
    MANAGE_OWNERS = "manage owners and their aliases"
    READ_REPORTS = "read and download reports"
    DRAFT_REPORT = "draft a report"
    ISSUE_REPORT = "issue a report"
    CHOOSE_WORD_BASE = "choose the Word document that reports are drawn on"
    PUBLISH = "publish a report"
    EDIT_MEASURES = "edit measures and their targets"
    IMPORT_MEASURES = "record or import figures"
    ADMINISTER = "administer EDI Tracker"


_READER = frozenset({Right.READ, Right.READ_REPORTS})

GRANTS: dict[Role, frozenset[Right]] = {
    Role.VIEWER: _READER,
    Role.OWNER: _READER | {Right.UPDATE_OWN},
    Role.HR_ANALYST: _READER | {Right.UPDATE_OWN, Right.EDIT_MEASURES, Right.IMPORT_MEASURES},
    Role.COMMITTEE_OFFICER: _READER | {Right.UPDATE_OWN, Right.DRAFT_REPORT, Right.CHOOSE_WORD_BASE},
    Role.EDI_EDITOR: frozenset(Right) - {Right.ADMINISTER, Right.IMPORT_MEASURES},
    Role.ADMINISTRATOR: frozenset(Right),
}


def rights_of(roles: set[Role]) -> frozenset[Right]:
    """All that a person's roles together allow; no role, no right."""
    return frozenset().union(*(GRANTS[role] for role in roles))
