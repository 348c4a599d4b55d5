"""Reads mail that came back and marks the letters that it speaks of. A mail server can pipe each one into it."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reporting.letters.mailboxes import NoMailbox, fetch_unread, mails_in
from reporting.letters.returned import MOST
from reporting.letters.returns import COUNTED, take_back


def _piped() -> bytes:
    """The beginning of what is piped in. The rest is read too, or the mail server would think that we failed."""
    raw = sys.stdin.buffer.read(MOST)
    while sys.stdin.buffer.read(MOST):
        pass
    return raw


class Command(BaseCommand):
    help = "Read returned mail and mark the letters that came back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "path",
            nargs="?",
            default="-",
            help="a file, an mbox or a Maildir; without it one mail is read from stdin",
        )
        parser.add_argument("--mailbox", action="store_true", help="read the unread mail of BOUNCES_URL")

    def handle(self, *args: Any, **options: Any) -> None:
        told: Counter[str] = Counter()
        try:
            if options["mailbox"]:
                fetch_unread(settings.BOUNCES_URL, lambda raw: told.update(take_back(raw)))
            elif options["path"] == "-":
                told.update(take_back(_piped()))
            else:
                for raw in mails_in(Path(options["path"])):
                    told.update(take_back(raw))
        except NoMailbox as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"Returned mail: {', '.join(f'{told[word]} {word}' for word in COUNTED)}.")
