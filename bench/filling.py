"""Puts a plan into a database through the application's own doors, and the same plan into a workbook."""

from datetime import date
from io import BytesIO
from typing import Any

from django.db import transaction

from accounts.changes import add_owner, add_person
from accounts.models import Owner, User
from accounts.roles import Role
from bench.plans import (
    OBJECTIVES,
    OWNERS,
    SLUG,
    STATUS_KEY,
    THEMES,
    TITLE,
    PlannedAction,
    planned_actions,
    planned_updates,
)
from objectives.changes import NewAction, add_actions, add_objective
from objectives.recording import NewUpdate, record_updates
from plans.changes import add_body, add_status_term, add_theme, create_strategy
from plans.models import Strategy
from plans.timescales import parse_timescale

EDITOR = "editor@bench.test"
HEADINGS = ("No.", "Action", "Owner", "Start", "End date", "Success measure", "Status", "Progress")
FILLS = {"blue": "9CC2E5", "grey": "D9D9D9", "green": "C6E0B4", "amber": "FFE699", "red": "F4B6B6"}


@transaction.atomic
def fill(count: int) -> Strategy:
    """A strategy of `count` actions with ten updates each, and the people who ask for its pages."""
    by = add_person(email=EDITOR, name="Editor", roles=[Role.EDI_EDITOR], by=None)
    strategy = create_strategy(title=TITLE, slug=SLUG, by=by)
    for label, (meaning, colour) in STATUS_KEY.items():
        add_status_term(
            strategy=strategy, label=label, meaning=meaning, colour=colour, definition=f"{label}.", by=by
        )
    themes = [
        add_theme(strategy=strategy, code=code, title=title, position=n, by=by)
        for n, (code, title) in enumerate(THEMES)
    ]
    objectives = [
        add_objective(
            strategy=strategy,
            theme=themes[n * len(themes) // OBJECTIVES],
            number=str(n + 1),
            title=objective_title(n),
            position=n,
            by=by,
        )
        for n in range(OBJECTIVES)
    ]
    add_body(strategy=strategy, name="Communities Committee", headings=[], by=by)
    owners = {name: add_owner(name=name, by=by) for name in OWNERS}
    planned = planned_actions(count)
    actions = add_actions(
        strategy=strategy, new=[_new(plan, objectives[plan.objective], owners) for plan in planned], by=by
    )
    _record(strategy, list(zip(planned, actions, strict=True)), by)
    return strategy


def objective_title(n: int) -> str:
    titles = (
        "People who apply are treated alike",
        "Everybody can reach our buildings",
        "Letters are understood by those who get them",
    )
    return f"{titles[n % 3]}, in part {n + 1} of the plan"


def _new(plan: PlannedAction, objective: object, owners: dict[str, Owner]) -> NewAction:
    return NewAction(
        text=plan.text,
        number=plan.number,
        objective=objective,  # type: ignore[arg-type]
        owner_text="; ".join(plan.owners),
        owners=[owners[name] for name in plan.owners],
        start=parse_timescale(plan.start),
        end=parse_timescale(plan.end),
        success_measure=plan.success_measure,
    )


def _record(strategy: Strategy, pairs: list, by: User) -> None:
    terms = {term.label: term for term in strategy.status_terms.all()}
    logs = [planned_updates(n, plan) for n, (plan, _) in enumerate(pairs)]
    new = []
    for turn in zip(*logs, strict=True):  # round by round, as cycles bring them
        for told, (_, action) in zip(turn, pairs, strict=True):
            moved = bool(told.moves_end_to)
            new.append(
                NewUpdate(
                    action=action,
                    on=told.on,
                    status=terms[told.status],
                    narrative=told.narrative,
                    reason=told.reason,
                    new_end=parse_timescale(told.moves_end_to) if moved else None,
                    end_reason="The board agreed another date." if moved else "",
                )
            )
    record_updates(new=new, by=by)


def workbook_of(count: int) -> bytes:
    """The same plan as officers keep it: a heading row, some real dates, fills for the status."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Action plan"
    sheet.append(HEADINGS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    fills = {
        label: PatternFill("solid", start_color=FILLS[colour]) for label, (_, colour) in STATUS_KEY.items()
    }
    wrapped = Alignment(vertical="top", wrap_text=True)
    for row, plan in enumerate(planned_actions(count), start=2):
        values = (
            plan.number,
            plan.text,
            "; ".join(plan.owners),
            plan.start,
            _as_written(plan.end),
            plan.success_measure,
            plan.status,
            plan.progress,
        )
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value)
            cell.alignment = wrapped
        if isinstance(values[4], date):
            sheet.cell(row, 5).number_format = "dd/mm/yyyy" if values[4].day > 1 else "mmm-yy"
        sheet.cell(row, 7).fill = fills[plan.status]
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _as_written(end: str) -> str | date:
    """Three of the twelve ends stand in the cell as a date, one of them shown as a month."""
    dates = {
        "31 December 2025": date(2025, 12, 31),
        "30/09/2025": date(2025, 9, 30),
        "June 2025": date(2025, 6, 1),
    }
    return dates.get(end, end)
