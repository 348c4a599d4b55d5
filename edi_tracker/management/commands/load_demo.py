"""Fills an empty database with the demo council."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from edi_tracker.demo import PASSWORD, PEOPLE, load_demo


class Command(BaseCommand):
    help = "Load the demo council: its plan, eighteen months of updates, two issued reports."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--i-know", action="store_true", help="load it although DEBUG is off")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["i_know"]:
            raise CommandError(
                "DEBUG is off, so this looks like a real installation, and the demo has passwords that "
                "everybody knows. If you mean it, add --i-know.",
                returncode=2,
            )
        loaded = load_demo(tell=lambda words: self.stderr.write(words) if self.stderr.isatty() else None)
        self.stdout.write(
            "The demo is loaded. Sign in as" if loaded else "The demo is here already. Sign in as"
        )
        for email, role in PEOPLE.items():
            self.stdout.write(f"  {email:22} {role.label}")
        self.stdout.write(f"with the password {PASSWORD}")
