"""`manage.py import_plan FILE --strategy SLUG`: a plan from a spreadsheet, as a preview or saved."""

import hashlib
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from django.utils import timezone

from accounts.changes import note
from accounts.models import User
from imports.files.cells import Refusal
from imports.files.workbook import read_workbook
from imports.outcome import Outcome, refused_outcome
from imports.running import load_facts, run_import, understand
from imports.understanding.answers import FOR_ALL, Answers
from plans.models import Strategy

USAGE = 2


def wrong(message: str) -> CommandError:
    return CommandError(message, returncode=USAGE)


class Command(BaseCommand):
    help = (
        "Read a plan from a spreadsheet or a Word document and show what it would do; with --commit, save it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the plan: .docx, .xlsx, .csv, .tsv or .txt")
        parser.add_argument(
            "--strategy", required=True, metavar="SLUG", help="the strategy's name in addresses"
        )
        parser.add_argument("--title", default="", help="the title of a strategy that is not there yet")
        parser.add_argument("--commit", action="store_true", help="save what was understood")
        parser.add_argument(
            "--json", action="store_true", help="write JSON and nothing else to standard output"
        )
        parser.add_argument("--map", type=Path, help='{"sheet": {"A": "number", …}}: what the columns hold')
        parser.add_argument(
            "--statuses", type=Path, help='{"Blue": "not_started", …}: what status words mean'
        )
        parser.add_argument("--owners", type=Path, help='{"L&D": ["Learning Team"], …}: who is meant')
        parser.add_argument(
            "--gone",
            type=Path,
            help='{"1.3": {"do": "close", "reason": "…"}, …}: what becomes of actions that the file does not '
            'have: keep, close, business_as_usual or withdraw; "*" for all of them',
        )
        parser.add_argument(
            "--reasons", type=Path, help='{"Plan!14": "…", "*": "…"}: why ends moved; "*" for all of them'
        )
        parser.add_argument(
            "--same",
            type=Path,
            help='{"Plan!14": "same", …}: whether a number over other words is the same action, or new',
        )
        parser.add_argument(
            "--as", dest="by", metavar="USER", help="the e-mail address of the person who imports"
        )
        parser.add_argument(
            "--as-at", type=_day, metavar="DATE", help="the day that the plan speaks for (today, if left out)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = self._run(options)
        if options["json"]:
            self.stdout.write(json.dumps(outcome.to_json(), ensure_ascii=False, indent=1))
        else:
            self._tell(outcome)
        if outcome.outcome == "refused" or (options["commit"] and not outcome.saved):
            sys.exit(1)

    def _run(self, options: dict[str, Any]) -> Outcome:
        slug, file = options["strategy"], options["file"]
        _check_slug(slug)
        by = _person(options["by"])
        answers = _answers(options)
        as_at = options["as_at"] or timezone.localdate()
        content = _content(file)
        self._progress(f"Reading {file.name}")
        try:
            workbook = read_workbook(content, file.name)
        except Refusal as refusal:
            if options["commit"]:
                note(what="Import refused", detail=f"{file.name}: {refusal}", by=by)
            return refused_outcome(refusal, file=file.name, sha256=hashlib.sha256(content).hexdigest())
        strategy = Strategy.objects.filter(slug=slug).first()
        facts = load_facts(strategy, as_at=as_at)
        self._progress("Understanding its rows")
        understood = understand(workbook, answers, strategy_facts=facts, as_at=as_at)
        return run_import(
            strategy=strategy,
            slug=slug,
            title=options["title"],
            understanding=understood,
            answers=answers,
            as_at=as_at,
            by=by,
            keep=options["commit"],
            progress=self._progress,
            facts=facts,
        )

    def _progress(self, text: str) -> None:
        """To a person who waits, never into a log or a pipe."""
        if self.stderr.isatty():
            self.stderr.write(f"{text} …", style_func=str)

    def _tell(self, outcome: Outcome) -> None:
        totals = outcome.totals
        counted = ", ".join(_count(totals[f"{noun}s"], noun) for noun in ("objective", "theme"))
        actions = f"{_count(totals['actions'], 'action')} ({totals['sub_actions']} of them under another)"
        self.stdout.write(f"{outcome.file}: {actions}, {counted}.")
        changes = (f"{totals[name]} {name}" for name in ("new", "changed", "same", "refused"))
        self.stdout.write(", ".join(changes) + ".")
        for problem in sorted(outcome.problems, key=lambda problem: (problem.row is None, problem.row or 0)):
            self.stdout.write(f"  {problem.severity}: {problem.message}")
        self.stdout.write(_ENDINGS[outcome.outcome] if not outcome.saved else "Saved.")


_ENDINGS = {
    "ready": "Nothing was saved. Add --commit to save it.",
    "needs_answers": "Nothing was saved: answer the questions above with --map and --statuses.",
    "refused": "Nothing was saved: mend what is named above.",
}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day. Write it like 2025-01-31.") from error


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _check_slug(slug: str) -> None:
    try:
        validate_slug(slug)
    except Exception as error:
        raise wrong(f"“{slug}” can't be part of an address: use letters, digits and hyphens.") from error
    if len(slug) > 80:
        raise wrong("--strategy takes at most 80 characters.")


def _person(email: str | None) -> User | None:
    if not email:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise wrong(f"Nobody with the e-mail address {email} may sign in here.")
    return person


def _answers(options: dict[str, Any]) -> Answers:
    given = {
        "sheets": _json(options["map"]),
        "statuses": _json(options["statuses"]),
        "owners": _json(options["owners"]),
        "gone": _json(options["gone"]),
        "same": _json(options["same"]),
        **_reasons(_json(options["reasons"])),
    }
    try:
        return Answers.from_json(given)
    except (ValueError, TypeError, AttributeError) as error:
        raise wrong(str(error)) from error


def _reasons(given: Any) -> dict[str, Any]:
    """The reasons by row, and the one for all rows."""
    if not isinstance(given, dict):
        return {"reasons": given}
    rows = {where: text for where, text in given.items() if where != FOR_ALL}
    return {"reasons": rows, "reason_for_all": given.get(FOR_ALL, "")}


def _json(path: Path | None) -> Any:
    if path is None:
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise wrong(f"{path} can't be read as JSON: {error}") from error


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise wrong(f"{file} can't be read: {error.strerror}.") from error
