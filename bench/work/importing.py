"""Preview and saving of a plan."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from bench.files import document_of, wide_workbook
from bench.pairs import Measured, measure
from bench.peers.document_reader import read_tables
from bench.peers.row_by_row import save_rows
from bench.peers.workbook_reader import read_cells
from bench.plans import STATUS_KEY, TODAY
from bench.prepared import Prepared
from imports.files.workbook import read_workbook
from imports.journey import start
from imports.models import ImportBatch
from imports.outcome import Outcome
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import Answers
from imports.working import look
from plans.models import Strategy

_numbers = count(1)


def preview(content: bytes, file_name: str = "plan.xlsx") -> Outcome:
    """From the bytes of the file to every row understood and compared with the plan."""
    return _run(content, file_name, slug="previewed", keep=False, by=None)


def save(content: bytes, *, slug: str, by: User | None) -> Strategy:
    outcome = _run(content, "plan.xlsx", slug=slug, keep=True, by=by)
    assert outcome.strategy, [problem.message for problem in outcome.problems][:5]
    return outcome.strategy


def _run(content: bytes, file_name: str, *, slug: str, keep: bool, by: User | None) -> Outcome:
    workbook = read_workbook(content, file_name)
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
    if not slowly:
        yield from _of_a_document(prepared, pairs)
        yield from _of_sixty_columns(prepared, pairs)
    by = prepared.user
    yield measure(
        "save", prepared.size, "a model saved for each thing",
        lambda: save(content, slug=f"ours-{next(_numbers)}", by=by),
        lambda: save_rows(content, slug=f"peer-{next(_numbers)}", as_at=TODAY, by=by),
        pairs=1 if slowly else pairs, warm=prepared.size <= 500,
        note="one pair only: the peer takes too long for more" if slowly and pairs > 1 else "",
    )  # fmt: skip


def _of_a_document(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    document = document_of(prepared.size)
    yield measure(
        "preview of a Word file", prepared.size, "python-docx",
        lambda: preview(document, "plan.docx"), lambda: read_tables(document), pairs=pairs,
        note="the peer only reads the texts of the cells",
    )  # fmt: skip


def _of_sixty_columns(prepared: Prepared, pairs: int) -> Iterator[Measured]:
    wide, plain = looked_at(prepared, wide_workbook(prepared.size)), looked_at(prepared, prepared.workbook)
    yield measure(
        "mapping page", prepared.size, "the same page for eight columns",
        lambda: mapping_page(prepared, wide), lambda: mapping_page(prepared, plain), pairs=pairs,
        note="sixty columns with their samples, from request to HTML",
    )  # fmt: skip
    with CaptureQueriesContext(connection) as queries:
        mapping_page(prepared, wide)
    yield Measured("queries: mapping page", prepared.size, value=len(queries), unit="queries")


def looked_at(prepared: Prepared, content: bytes) -> ImportBatch:
    """An import as it stands once the worker has looked at its file."""
    batch = start(
        content=content, workbook=read_workbook(content, "plan.xlsx"), strategy=None, title="Looked at",
        slug=f"looked-at-{next(_numbers)}", as_at=TODAY, by=prepared.user,
    )  # fmt: skip
    look(batch.pk, batch.version)
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.READ, batch.progress
    return batch


def mapping_page(prepared: Prepared, batch: ImportBatch) -> Any:
    response = prepared.client.get(reverse("import_columns", args=[batch.pk]))
    assert response.status_code == 200, response.status_code
    return response
