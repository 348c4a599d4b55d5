"""Preview and saving of a plan."""

from collections.abc import Iterator
from itertools import count

from accounts.models import User
from bench.pairs import Measured, measure
from bench.peers.row_by_row import save_rows
from bench.peers.workbook_reader import read_cells
from bench.plans import STATUS_KEY, TODAY
from bench.prepared import Prepared
from imports.files.workbook import read_workbook
from imports.outcome import Outcome
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from plans.models import Strategy

_numbers = count(1)


def preview(content: bytes) -> Outcome:
    """From the bytes of the file to every row understood and compared with the plan."""
    return _run(content, slug="previewed", keep=False, by=None)


def save(content: bytes, *, slug: str, by: User | None) -> Strategy:
    outcome = _run(content, slug=slug, keep=True, by=by)
    assert outcome.strategy, [problem.message for problem in outcome.problems][:5]
    return outcome.strategy


def _run(content: bytes, *, slug: str, keep: bool, by: User | None) -> Outcome:
    workbook = read_workbook(content, "plan.xlsx")
    answers = Answers.from_json({"statuses": {label: meaning for label, (meaning, _) in STATUS_KEY.items()}})
    understood = understand(workbook, answers, strategy_facts=load_facts(None, as_at=TODAY))
    return run_import(
        strategy=None, slug=slug, title=slug, understanding=understood, answers=answers, as_at=TODAY, by=by,
        keep=keep,
    )  # fmt: skip


def measured(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    content = prepared.workbook
    slowly = prepared.size > 2_000
    yield measure(
        "reading", prepared.size, "openpyxl read-only",
        lambda: read_workbook(content, "plan.xlsx"), lambda: read_cells(content), pairs=pairs,
        note="our reader alone, confined in a process of its own",
    )  # fmt: skip
    yield measure(
        "preview", prepared.size, "openpyxl read-only",
        lambda: preview(content), lambda: read_cells(content), pairs=pairs,
        note="ours also understands and compares every row; the peer only reads the cells",
    )  # fmt: skip
    by = prepared.user
    yield measure(
        "save", prepared.size, "a model saved for each thing",
        lambda: save(content, slug=f"ours-{next(_numbers)}", by=by),
        lambda: save_rows(content, slug=f"peer-{next(_numbers)}", as_at=TODAY, by=by),
        pairs=1 if slowly else pairs, warm=prepared.size <= 500,
        note="one pair only: the peer takes too long for more" if slowly and pairs > 1 else "",
    )  # fmt: skip
