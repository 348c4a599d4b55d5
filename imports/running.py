"""Preview and saving of an understood plan: one comparison, shown or applied."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.changes import note
from accounts.models import User
from foundation.appendonly import lock_head
from imports.changes import Progress, save
from imports.comparing.comparison import Comparison, compare
from imports.comparing.facts import load_facts
from imports.exported.reading import keeps_our_columns, plan_sheet, understand_exported
from imports.files.cells import Workbook
from imports.outcome import Outcome, judge
from imports.standing import NOTHING, StrategyFacts
from imports.understanding import plan
from imports.understanding.answers import Answers
from imports.understanding.plan import Understanding
from objectives.models import ProgressUpdate
from plans.changes import create_strategy
from plans.models import Strategy

__all__ = ["load_facts", "run_import", "understand"]


def _silence(_: str) -> Any:
    return None


def understand(
    workbook: Workbook,
    answers: Answers,
    *,
    strategy_facts: StrategyFacts = NOTHING,
    as_at: date | None = None,
) -> Understanding:
    """A file read as a plan: our own workbook by its columns, any other by the evidence that it shows.

    A person who says that the columns of our sheet hold something else has it read like any other.
    """
    sheet = plan_sheet(workbook)
    said_otherwise = sheet and not keeps_our_columns(sheet, answers.sheets.get(sheet.name, {}))
    if sheet is None or said_otherwise:
        return plan.understand(workbook, answers, strategy_facts=strategy_facts, as_at=as_at)
    return understand_exported(workbook, sheet, answers, strategy_facts=strategy_facts, as_at=as_at)


def run_import(
    *,
    strategy: Strategy | None,
    slug: str,
    title: str,
    understanding: Understanding,
    answers: Answers,
    as_at: date,
    by: User | None,
    keep: bool,
    progress: Progress = _silence,
    facts: StrategyFacts | None = None,
) -> Outcome:
    """What the file does to the plan (`keep` false), or the same done (`keep` true), whole or not at all.

    The saving compares again inside its own transaction, with the plan as it is then; nothing is saved while
    a question is open or a row is refused that nobody has said to leave out. A preview may be handed `facts`
    that were loaded a moment ago.
    """
    if not keep:
        progress("Comparing with the plan")
        known = facts or load_facts(strategy, as_at=as_at)
        return _outcome(strategy, understanding, _compare(understanding, answers, known, as_at))
    with transaction.atomic():
        strategy = _locked(strategy, slug)
        comparison = _compare(understanding, answers, load_facts(strategy, as_at=as_at), as_at)
        outcome = _outcome(strategy, understanding, comparison)
        if outcome.outcome != "ready":
            return outcome
        if strategy is None:
            progress("Creating the strategy")
            strategy = create_strategy(title=title.strip() or slug, slug=slug, by=by)
        save(
            strategy=strategy,
            understood=understanding,
            comparison=comparison,
            answers=answers,
            as_at=as_at,
            by=by,
            progress=progress,
        )
        totals = ", ".join(f"{count} {name}" for name, count in outcome.totals.items())
        note(what="Plan imported", detail=f"{outcome.file} into {strategy.slug}: {totals}", by=by)
        outcome.strategy, outcome.saved = strategy, True
        return outcome


def _locked(strategy: Strategy | None, slug: str) -> Strategy | None:
    """The strategy, kept from other imports until the transaction ends; it may have been made meanwhile."""
    chosen = Strategy.objects.filter(pk=strategy.pk) if strategy else Strategy.objects.filter(slug=slug)
    lock_head(ProgressUpdate)  # first, as whoever changes actions does: what is compared stays as it is
    return chosen.select_for_update().first()


def _compare(understanding: Understanding, answers: Answers, facts: StrategyFacts, as_at: date) -> Comparison:
    return compare(understanding, facts, answers=answers, as_at=as_at)


def _outcome(strategy: Strategy | None, understanding: Understanding, comparison: Comparison) -> Outcome:
    workbook = understanding.workbook
    return Outcome(
        file=workbook.file_name,
        sha256=workbook.sha256,
        outcome=judge(understanding, comparison),
        problems=understanding.problems + comparison.problems,
        understood=understanding,
        comparison=comparison,
        strategy=strategy,
    )
