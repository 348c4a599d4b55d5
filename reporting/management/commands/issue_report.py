"""Issues a report: `manage.py issue_report --strategy edi --body communities-committee --out papers/`"""

import json
import sys
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from objectives.management.naming import named_moment
from plans.changes import add_body
from plans.models import GovernanceBody, Strategy
from reporting.bases.taking import base_of
from reporting.changes import issue_report
from reporting.issuing import NotIssued
from reporting.permissions import can_be_drawn
from reporting.queries import draw_snapshot, first_texts, totals, with_words
from reporting.renderers.files import RenderedFile, render_files
from reporting.snapshot import Snapshot, from_json, sha256_of


class Refused(Exception):
    """What was asked for can't be done; the words say why and what to do."""


class Command(BaseCommand):
    help = "Draws a report to a governance body as HTML, PDF, Word, Excel and data, and stores it as issued."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--strategy", required=True, metavar="SLUG")
        parser.add_argument("--body", required=True, metavar="SLUG", help="the governance body it goes to")
        parser.add_argument(
            "--as-at", type=_date, metavar="DATE", help="date of the figures; today without it"
        )
        parser.add_argument("--meeting", type=_date, metavar="DATE", help="date of the meeting")
        parser.add_argument("--draft", action="store_true", help="write the files, store nothing")
        parser.add_argument(
            "--recorded-by",
            metavar="MOMENT",
            help="draw the draft from what was on the record by then: a day such as 2026-03-31, or 2026-03-31T14:30",
        )
        parser.add_argument("--out", required=True, metavar="DIR", help="directory to write the files to")
        parser.add_argument("--json", action="store_true", help="write nothing but JSON on standard output")
        parser.add_argument("--as", dest="user", metavar="USER", help="e-mail address of who issues it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            answer = self._run(options)
        except (Refused, NotIssued) as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"outcome": "refused", "problems": [str(refusal)]}))
                sys.exit(1)
            raise CommandError(str(refusal), returncode=1) from None
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._tell(answer, options)

    def _run(self, options: dict[str, Any]) -> dict[str, Any]:
        today = timezone.localdate()
        as_at = options["as_at"] or today
        by = _user(options["user"])
        strategy = _strategy(options["strategy"])
        if not (decision := can_be_drawn(as_at, today=today)):
            raise Refused(decision.reason)
        recorded_by = named_moment(self, options["recorded_by"], as_json=options["json"])
        if recorded_by and not options["draft"]:
            raise Refused("What is issued says what is known when it is issued. --recorded-by needs --draft.")
        if options["draft"]:
            with transaction.atomic():
                body = _body(strategy, options["body"], by)
                snapshot, files = self._draft(body, as_at, options["meeting"], today, recorded_by)
                transaction.set_rollback(True)  # a draft stores nothing, not even a body
        else:
            body = _body(strategy, options["body"], by)
            issue = issue_report(body=body, as_at=as_at, meeting_on=options["meeting"], today=today, by=by)
            snapshot = from_json(issue.snapshot)
            files = [RenderedFile(f.format, f.name, bytes(f.content)) for f in issue.files.all()]
        out = _directory(options["out"])
        for file in files:
            (out / file.name).write_bytes(file.content)
        return {
            "issue": None if snapshot.draft else snapshot.ref,
            "version": snapshot.version,
            "as_at": as_at.isoformat(),
            "sha256": {file.name: sha256_of(file.content) for file in files},
            "totals": totals(snapshot),
        }

    def _draft(
        self,
        body: GovernanceBody,
        as_at: date,
        meeting_on: date | None,
        today: date,
        recorded_by: datetime | None,
    ) -> tuple[Snapshot, list[RenderedFile]]:
        snapshot = draw_snapshot(
            body=body,
            as_at=as_at,
            today=today,
            texts={},
            meeting_on=meeting_on,
            recorded_by=recorded_by,
            figures_by=recorded_by,
        )
        snapshot = with_words(snapshot, body=body, texts=first_texts(body, snapshot))
        base = base_of(body.strategy)
        return snapshot, render_files(snapshot, bytes(base.content) if base else None, tell=self._progress)

    def _progress(self, words: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(words)

    def _tell(self, answer: dict[str, Any], options: dict[str, Any]) -> None:
        what = f"Issued {answer['issue']}, version {answer['version']}" if answer["issue"] else "Drew a draft"
        totals = answer["totals"]
        held = f"{totals['actions']} actions and {totals['measures']} measures"
        self.stdout.write(f"{what}: {held} as at {answer['as_at']}.")
        for name, checksum in answer["sha256"].items():
            self.stdout.write(f"{checksum}  {Path(options['out']) / name}")


def _date(text: str) -> date:
    # argparse shows the name of this function's problem as wrong usage, with exit code 2.
    return date.fromisoformat(text)


_date.__name__ = "date (write it as 2026-03-31)"


def _strategy(slug: str) -> Strategy:
    if found := Strategy.objects.filter(slug=slug).first():
        return found
    known = ", ".join(Strategy.objects.order_by("slug").values_list("slug", flat=True))
    raise Refused(
        f"There is no strategy “{slug}”. Known strategies: {known}."
        if known
        else f"There is no strategy “{slug}”, nor any other. Import a plan first: manage.py import_plan."
    )


def _body(strategy: Strategy, slug: str, by: User | None) -> GovernanceBody:
    """The body of that name; the first of a strategy that has none is added, with the usual headings."""
    if found := strategy.bodies.filter(slug=slug).select_related("strategy").first():
        return found
    known = ", ".join(strategy.bodies.order_by("slug").values_list("slug", flat=True))
    if known:
        raise Refused(
            f"The strategy “{strategy.slug}” has no governance body “{slug}”. Known bodies: {known}."
        )
    if not slug or slug != slugify(slug):
        raise Refused(f"“{slug}” can't be the short name of a body. Write it like communities-committee.")
    return add_body(strategy=strategy, name=slug.replace("-", " ").capitalize(), slug=slug, by=by)


def _user(email: str | None) -> User | None:
    if not email:
        return None
    if found := User.objects.filter(email__iexact=email, is_active=True).first():
        return found
    raise Refused(f"Nobody may sign in as “{email}”. Write the e-mail address of a user.")


def _directory(path: str) -> Path:
    out = Path(path)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Refused(f"The files can't be written to {path}: {problem.strerror}.") from None
    return out
