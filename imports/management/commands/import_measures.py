"""`manage.py import_measures FILE`: HR's figures from a spreadsheet, as a preview or saved."""

import hashlib
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.changes import note
from accounts.models import User
from imports.figures.answers import Answers
from imports.files.cells import Refusal
from imports.files.workbook import read_workbook
from imports.recording.outcome import FiguresOutcome, refused
from imports.recording.running import run_figures

USAGE = 2


def wrong(message: str) -> CommandError:
    return CommandError(message, returncode=USAGE)


class Command(BaseCommand):
    help = "Read figures from a spreadsheet and show what they would do; with --commit, save them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the figures: .xlsx, .csv, .tsv or .txt")
        parser.add_argument("--commit", action="store_true", help="save what was understood")
        parser.add_argument(
            "--json", action="store_true", help="write JSON and nothing else to standard output"
        )
        parser.add_argument(
            "--map",
            type=Path,
            help='answers: {"categories": {"Race": {"BAME": "Other ethnic group"}}, "leave_out": ["Sheet!E72"], …}, '
            'and the columns of a sheet as {"sheet": {"A": "category", …}}',
        )
        parser.add_argument(
            "--as", dest="by", metavar="USER", help="the e-mail address of the person who imports"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = self._run(options)
        if options["json"]:
            self.stdout.write(json.dumps(outcome.to_json(), ensure_ascii=False, indent=1))
        else:
            self._tell(outcome)
        if outcome.outcome == "refused" or (options["commit"] and not outcome.saved):
            sys.exit(1)

    def _run(self, options: dict[str, Any]) -> FiguresOutcome:
        file: Path = options["file"]
        by, answers = _person(options["by"]), _answers(options["map"])
        try:
            content = file.read_bytes()
        except OSError as error:
            raise wrong(f"{file} can't be read: {error.strerror}.") from error
        try:
            workbook = read_workbook(content, file.name)
        except Refusal as refusal:
            if options["commit"]:
                note(what="Figures refused", detail=f"{file.name}: {refusal}", by=by)
            return refused(refusal, file=file.name, sha256=hashlib.sha256(content).hexdigest())
        return run_figures(workbook, answers, today=timezone.localdate(), by=by, keep=options["commit"])

    def _tell(self, outcome: FiguresOutcome) -> None:
        totals = outcome.totals
        changes = ", ".join(f"{totals[name]} {name}" for name in ("new", "changed", "same", "rejected"))
        counted = ", ".join(_count(totals[f"{noun}s"], noun) for noun in ("observation", "target"))
        self.stdout.write(f"{outcome.file}: {counted}; {changes}.")
        for one in outcome.read.rejected if outcome.read else ():
            self.stdout.write(f"  wrong: {one.sheet}, {one.message}")
        for problem in outcome.all_problems:
            self.stdout.write(f"  {problem.severity}: {problem.message}")
        self.stdout.write("Saved." if outcome.saved else _ENDINGS[outcome.outcome])


_ENDINGS = {
    "ready": "Nothing was saved. Add --commit to save it.",
    "needs_answers": "Nothing was saved: answer the questions above with --map.",
    "refused": "Nothing was saved: correct what is named above, or leave it out with --map.",
}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _person(email: str | None) -> User | None:
    if not email:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise wrong(f"Nobody with the e-mail address {email} may sign in here.")
    return person


def _answers(path: Path | None) -> Answers:
    if path is None:
        return Answers()
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise wrong(f"{path} can't be read as JSON: {error}") from error
    if not isinstance(given, dict):
        raise wrong(f'{path} needs names and answers, such as {{"leave_out": ["Sheet!E72"]}}.')
    try:
        return Answers.from_json(given)
    except (ValueError, TypeError, AttributeError) as error:
        raise wrong(str(error)) from error
