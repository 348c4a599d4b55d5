"""The demo: a council of our own invention, brought in the way a real one would be.

Its plan goes through the importer from a workbook, its eighteen months of updates through the same doors as
those of the forms, and its papers are issued and published when their time comes.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.changes import add_alias, add_member, edit_owner, grant_role, set_manager
from accounts.models import Owner, User
from accounts.roles import Role
from edi_tracker.demo_cycles import tell_answers, tell_coming_cycles, tell_duties, tell_past_cycles
from edi_tracker.demo_drafts import tell_drafts
from edi_tracker.demo_evidence import tell_evidence
from edi_tracker.demo_staffing import add_staffing_committee
from edi_tracker.env import BASE_DIR
from imports.files.workbook import read_workbook
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from objectives.models import Action, ProgressUpdate
from objectives.recording import NewUpdate, close_action, record_updates
from plans.changes import add_body, create_strategy
from plans.models import Strategy
from plans.timescales import parse_timescale
from reporting.changes import begin_issue, start_draft
from reporting.issuing import finish_issue
from reporting.publications.changes import begin_publication
from reporting.publications.publishing import publish

FOLDER = BASE_DIR / "fixtures" / "demo"
PASSWORD = "edi-tracker-demo"  # noqa: S105 (printed by load_demo; refused outside development)
PEOPLE = {
    "admin@demo.test": Role.ADMINISTRATOR,
    "edi@demo.test": Role.EDI_EDITOR,
    "owner@demo.test": Role.OWNER,
    "committee@demo.test": Role.COMMITTEE_OFFICER,
    "hr@demo.test": Role.HR_ANALYST,
    "viewer@demo.test": Role.VIEWER,
}
Tell = Callable[[str], Any]


@transaction.atomic
def load_demo(*, tell: Tell) -> bool:
    """Fills the database with the demo; false when it is there already."""
    answers = _read("answers.json")
    told = _read("plan.json")["strategy"]
    if Strategy.objects.filter(slug=told["slug"]).exists():
        return False
    people = {email: _person(email, role) for email, role in PEOPLE.items()}
    editor = people["edi@demo.test"]
    tell("Reading the council's workbook")
    strategy = _bring_in_plan(told, answers, editor)
    _settle_owners(answers, people, editor)
    bodies = {body["slug"]: add_body(strategy=strategy, by=editor, **body) for body in answers["bodies"]}
    tell_past_cycles(bodies, answers["reports"], editor)
    tell("Recording the evidence")
    tell_evidence(strategy, people, today=timezone.localdate())
    staffing = add_staffing_committee(strategy, answers["staffing"], editor)
    story = _Story(strategy, people)
    reports = sorted([*answers["reports"], *answers["staffing"]["reports"]], key=lambda r: r["as_at"])
    for number, report in enumerate(reports, start=1):
        as_at = date.fromisoformat(report["as_at"])
        story.tell_until(as_at)
        tell(f"Issuing report {number} of {len(reports)}")
        draft = start_draft(
            body=bodies.get(report["body"], staffing),
            as_at=as_at,
            meeting_on=date.fromisoformat(report["meeting_on"]),
            texts=report["blocks"],
            by=editor,
            today=as_at,
        )
        begin_issue(draft=draft, by=editor, today=as_at, start=False)
        issue = finish_issue(draft=draft, by=editor)
        tell(f"Publishing report {number} of {len(answers['reports'])}")
        publish(begin_publication(issue=issue, by=editor, now=timezone.now(), start=False))
    story.tell_until(timezone.localdate())
    tell_duties(today=timezone.localdate(), by=editor)
    open_now = tell_coming_cycles(list(bodies.values()), today=timezone.localdate(), by=editor)
    tell_answers(open_now, today=timezone.localdate(), by=editor)
    tell_drafts(strategy, people, today=timezone.localdate())
    return True


def _read(name: str) -> Any:
    return json.loads(Path(FOLDER / name).read_text(encoding="utf-8"))


def _person(email: str, role: Role) -> User:
    user = User.objects.filter(email=email).first() or User.objects.create_user(
        email, PASSWORD, name=f"{role.label} (demo)"
    )
    grant_role(user=user, role=role, by=None)
    return user


def _bring_in_plan(told: dict[str, Any], answers: dict[str, Any], by: User) -> Strategy:
    from fixtures.demo.workbook import build_workbook  # openpyxl stays out of start-up

    plan = _read("plan.json")
    fields = {**told, "principles": "\n".join(told["principles"]), "ambitions": "\n".join(told["ambitions"])}
    for name in ("starts_on", "ends_on", "adopted_on"):
        fields[name] = date.fromisoformat(fields[name])
    strategy = create_strategy(organisation=plan["council"], by=by, **fields)
    settled = Answers.from_json(
        {key: answers[key] for key in ("statuses", "status_colours", "status_definitions", "owners")}
    )
    as_at = date.fromisoformat(plan["speaks_for"])
    workbook = read_workbook(build_workbook(), "Ellmarch EDI action plan.xlsx")
    understood = understand(workbook, settled, strategy_facts=load_facts(strategy, as_at=as_at))
    outcome = run_import(
        strategy=strategy,
        slug=strategy.slug,
        title=strategy.title,
        understanding=understood,
        answers=settled,
        as_at=as_at,
        by=by,
        keep=True,
    )
    if not outcome.saved:
        raise RuntimeError(f"The demo's own plan was not saved: {[p.message for p in outcome.problems][:5]}")
    return strategy


def _settle_owners(answers: dict[str, Any], people: dict[str, User], by: User) -> None:
    owners = {owner.name: owner for owner in Owner.objects.all()}
    for name, kind in answers["owner_kinds"].items():
        if name in owners and owners[name].kind != kind:
            edit_owner(owner=owners[name], name=name, kind=kind, by=by)
    for text, name in answers["aliases"].items():
        add_alias(owner=owners[name], text=text, by=by)
    for email, names in answers["members"].items():
        for name in names:
            add_member(owner=owners[name], user=people[email], by=by)
    for name, (role, email) in answers["managers"].items():
        set_manager(owner=owners[name], role=role, email=email, by=by)


class _Story:
    """What happened after the import, in the order in which it happened."""

    def __init__(self, strategy: Strategy, people: dict[str, User]) -> None:
        told = _read("updates.json")
        self.strategy, self.people, self.last = strategy, people, date.min
        self.terms = {term.label: term for term in strategy.status_terms.all()}
        self.actions = {action.label: action for action in strategy.actions.all()}
        self.updates, self.closures = told["updates"], told["closures"]
        self.made: dict[int, ProgressUpdate] = {}

    def tell_until(self, last: date) -> None:
        """All that is dated after the last telling and up to this day."""
        days = {date.fromisoformat(item["on"]) for item in (*self.updates, *self.closures)}
        for day in sorted(d for d in days if self.last < d <= last):
            self._updates_of(day.isoformat())
            self._closures_of(day.isoformat())
        self.last = last

    def _updates_of(self, day: str) -> None:
        for index, told in enumerate(self.updates):
            if told["on"] != day:
                continue
            corrects = self.made.get(told["corrects"]) if told["corrects"] is not None else None
            self.made[index] = record_updates(new=[self._update(told, corrects)], by=self.people[told["by"]])[
                0
            ]

    def _update(self, told: dict[str, Any], corrects: ProgressUpdate | None) -> NewUpdate:
        return NewUpdate(
            action=self._action(told["action"]),
            on=date.fromisoformat(told["on"]),
            status=self.terms[told["status"]],
            narrative=told["narrative"],
            reason=told["reason"],
            told_by=told["told_by"],
            new_end=parse_timescale(told["end"], year_starts=self.strategy.year_starts)
            if told["end"]
            else None,
            end_reason=told["end_reason"] or "",
            corrects=corrects,
        )

    def _closures_of(self, day: str) -> None:
        for told in self.closures:
            if told["on"] == day:
                close_action(
                    action=self._action(told["action"]),
                    kind=told["kind"],
                    on=date.fromisoformat(day),
                    reason=told["reason"],
                    agreed_by=told["agreed_by"],
                    into=self.actions[told["into"]] if told["into"] else None,
                    by=self.people["edi@demo.test"],
                )

    def _action(self, label: str) -> Action:
        return Action.objects.get(pk=self.actions[label].pk)
