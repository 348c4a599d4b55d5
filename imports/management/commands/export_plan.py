"""`manage.py export_plan --strategy SLUG --out FILE.xlsx`: the plan as a workbook that can come back."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from imports.exported.export import export_plan
from plans.models import Strategy

USAGE = 2


class Command(BaseCommand):
    help = (
        "Write the plan as a workbook in which an officer may work, and which imports again without a change."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--strategy", required=True, metavar="SLUG", help="the strategy's name in addresses"
        )
        parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the .xlsx file to write")
        parser.add_argument(
            "--as-at", metavar="DATE", help="the day on which the plan stood so (today, if left out)"
        )
        parser.add_argument(
            "--json", action="store_true", help="write JSON and nothing else to standard output"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        strategy = Strategy.objects.filter(slug=options["strategy"]).first()
        if strategy is None:
            raise CommandError(f"There is no strategy “{options['strategy']}”.", returncode=USAGE)
        as_at = _day(options["as_at"]) if options["as_at"] else timezone.localdate()
        content = export_plan(strategy, as_at=as_at)
        file = Path(options["out"])
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{file} can't be written: {error.strerror}.", returncode=USAGE) from error
        actions = strategy.actions.count()
        if options["json"]:
            told = {
                "file": str(file),
                "strategy": strategy.slug,
                "as_at": as_at.isoformat(),
                "actions": actions,
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.stdout.write(f"{file}: {actions} action{'' if actions == 1 else 's'} of {strategy.title}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"“{text}” is not a day. Write it like 2025-01-31."
        raise CommandError(message, returncode=USAGE) from error
