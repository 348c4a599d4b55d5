"""Plain functions that make things for tests, each with the fewest words that a test needs to say."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from accounts.changes import add_member, add_owner, grant_role
from accounts.models import Owner, User
from accounts.roles import Role
from measures.changes import NewObservation, add_group, add_measure, record_observations
from measures.models import Characteristic, CharacteristicGroup, Measure, Observation
from measures.vocabulary import Direction, Unit
from objectives.changes import NewAction, add_actions, add_objective
from objectives.models import Action, Objective, ProgressUpdate
from objectives.recording import record_update
from plans.changes import add_body, add_status_term, add_theme, create_strategy
from plans.duty_records import add_duty, record_publication
from plans.models import Duty, DutyPublication, GovernanceBody, StatusTerm, Strategy, Theme
from plans.statuses import Meaning
from plans.timescales import parse_timescale
from reporting.cycles.scheduling import schedule_cycle
from reporting.models import (
    Publication,
    PublicationFile,
    PublicationPlan,
    ReportingCycle,
    ReportIssue,
    Withdrawal,
    WordBase,
)
from reporting.renderers.word.own_base import own_base
from reporting.snapshot import sha256_of

_n = count(1)
PASSWORD = "a long enough password"
KEY = {
    "Blue": Meaning.NOT_STARTED,
    "Amber": Meaning.IN_PROGRESS,
    "Red": Meaning.OFF_TRACK,
    "Purple": Meaning.ON_HOLD,
    "Green": Meaning.COMPLETE,
}


def make_user(*roles: Role, email: str = "", member_of: Owner | None = None) -> User:
    user = User.objects.create_user(email or f"person{next(_n)}@example.test", PASSWORD)
    for role in roles:
        grant_role(user=user, role=role, by=None)
    if member_of:
        add_member(owner=member_of, user=user, by=None)
    return user


def make_owner(name: str = "") -> Owner:
    return add_owner(name=name or f"Team {next(_n)}", by=None)


def make_strategy(*, key: dict[str, Meaning] | None = None, **fields: object) -> Strategy:
    n = next(_n)
    strategy = create_strategy(
        title=fields.pop("title", f"Strategy {n}"),
        slug=fields.pop("slug", f"strategy-{n}"),
        by=None,
        **fields,
    )  # type: ignore[arg-type]
    for label, meaning in (KEY if key is None else key).items():
        add_status_term(
            strategy=strategy, label=label, meaning=meaning, by=None, definition=f"{meaning.label}."
        )
    return strategy


def status(strategy: Strategy, label: str) -> StatusTerm:
    return strategy.status_terms.get(label=label)


def make_theme(strategy: Strategy, code: str = "A", title: str = "Our workforce") -> Theme:
    return add_theme(strategy=strategy, code=code, title=title, position=strategy.themes.count(), by=None)


def make_objective(
    strategy: Strategy, number: str = "", title: str = "Be a fair employer", theme: Theme | None = None
) -> Objective:
    position = strategy.objectives.count() + 1
    return add_objective(
        strategy=strategy,
        theme=theme,
        number=number or str(position),
        title=title,
        position=position,
        by=None,
    )


def make_action(
    strategy: Strategy | None = None,
    *,
    number: str | None = None,
    text: str = "Write guidance for managers",
    objective: Objective | None = None,
    parent: Action | None = None,
    owners: tuple[Owner, ...] = (),
    start: str = "",
    end: str = "",
    status: str = "",
    on: date = date(2025, 1, 31),
    **fields: object,
) -> Action:
    above = objective or parent
    strategy = strategy or (above.strategy if above else make_strategy())
    number = ("" if parent else f"9.{next(_n)}") if number is None else number
    new = NewAction(
        text=text,
        number=number,
        objective=objective or (parent.objective if parent else None),
        parent=parent,
        owners=owners,
        start=parse_timescale(start),
        end=parse_timescale(end),
        **fields,  # type: ignore[arg-type]
    )
    action = add_actions(strategy=strategy, new=[new], by=None)[0]
    if status:
        make_update(action, status, on=on, reason="Because of a reason")
    return Action.objects.get(pk=action.pk)


def make_update(
    action: Action, label: str, *, on: date = date(2025, 1, 31), by: User | None = None, **fields: object
) -> ProgressUpdate:
    term = StatusTerm.objects.get(strategy=action.strategy_id, label=label)
    fields.setdefault("reason", "Because of a reason" if Meaning(term.meaning).needs_reason else "")
    return record_update(action=action, on=on, status=term, by=by, **fields)


def make_body(strategy: Strategy, name: str = "Communities Committee") -> GovernanceBody:
    headings = [
        {"key": "to", "heading": "To"},
        {"key": "meeting_on", "heading": "Meeting date"},
        {"key": "outcome", "heading": "Outcome"},
        {"key": "recommendations", "heading": "Recommendations"},
        {"key": "background", "heading": "Background"},
    ]
    return add_body(strategy=strategy, name=name, headings=headings, by=None)


def make_cycle(body: GovernanceBody, meeting_on: date = date(2026, 5, 14), **dates: date) -> ReportingCycle:
    return schedule_cycle(body=body, meeting_on=meeting_on, by=None, **dates)


def make_duty(name: str = "", *, every_months: int = 12, anchor_on: date | None = None) -> Duty:
    name = name or f"Duty {next(_n)}"
    return add_duty(name=name, every_months=every_months, anchor_on=anchor_on, by=None)


def make_publication(duty: Duty, on: date = date(2025, 3, 1), **fields: object) -> DutyPublication:
    return record_publication(duty=duty, published_on=on, by=None, **fields)


def store_base(
    strategy: Strategy,
    content: bytes = b"",
    *,
    file_name: str = "council.docx",
    notes: Sequence[str] = (),
    by: User | None = None,
) -> WordBase:
    """A Word document in use, by itself our own; nobody checks it."""
    content = content or own_base()
    base = WordBase(
        strategy=strategy,
        file_name=file_name,
        content=content,
        size=len(content),
        sha256=sha256_of(content),
        notes=list(notes),
        taken_by=by,
    )
    base.save()
    return base


# --- what is published ------------------------------------------------------------------------------------


def store_publication(issue: ReportIssue, *, withdrawn: str = "") -> Publication:
    """One of each record of a publication, with nothing in it; `publish` in tests of what it says."""
    publication = Publication(
        strategy=issue.strategy, issue=issue, slug=issue.strategy.slug, ref=issue.ref, title=issue.strategy.title,
        to=issue.body.name, as_at=issue.as_at, payload="{}", payload_sha256=sha256_of("{}"), licence_name="As it was",
    )  # fmt: skip
    publication.save()
    PublicationPlan.objects.create(
        issue=issue, state=PublicationPlan.State.PUBLISHED, publication=publication
    )
    PublicationFile(
        publication=publication,
        format="html",
        name="As it was",
        content=b"<p>",
        size=3,
        sha256=sha256_of(b"<p>"),
    ).save()
    if withdrawn:
        Withdrawal(publication=publication, reason=withdrawn).save()
    return publication


# --- evidence ---------------------------------------------------------------------------------------------

OBSERVED = date(2025, 3, 31)


def make_measure(name: str = "", *, population: str = "Workforce", **fields: object) -> Measure:
    fields = {"unit": Unit.PERCENT, "direction": Direction.UP} | fields
    return add_measure(name=name or f"Measure {next(_n)}", population=population, by=None, **fields)  # type: ignore[arg-type]


def make_group(name: str, characteristic: str = "race") -> CharacteristicGroup:
    found = Characteristic.objects.get(slug=characteristic)
    return found.groups.filter(name=name).first() or add_group(characteristic=found, name=name, by=None)


def make_figure(measure: Measure, value: object = None, *, group: str = "", **fields: object) -> Observation:
    """A figure of a measure; `group` names one of the groups of race."""
    fields = {"on": OBSERVED, "value": value, "group": make_group(group) if group else None} | fields
    return record_observations(
        new=[NewObservation(measure=measure, **fields)],  # type: ignore[arg-type]
        by=None,
        today=date(2026, 1, 31),
    )[0]
