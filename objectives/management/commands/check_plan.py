"""`manage.py check_plan`: the faults that a plan itself has."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from objectives.checker import Fault, by_kind, check_strategy
from objectives.management.naming import named_strategy


class Command(BaseCommand):
    help = "Lists the faults of a plan: numbers, dates, owners, words and figures that don't hold together."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--strategy", required=True, metavar="SLUG", help="the strategy's name in addresses"
        )
        parser.add_argument("--json", action="store_true", help="print a list of faults as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        strategy = named_strategy(self, options["strategy"], as_json=options["json"])
        faults = check_strategy(strategy, today=timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps([_plain(fault) for fault in faults], ensure_ascii=False, indent=1))
            return
        for title, severity, members in by_kind(faults):
            self.stdout.write(f"{title} ({severity}, {len(members)})")
            for fault in members:
                self.stdout.write(f"  {fault.number or '–'}: {fault.message}")
        self.stdout.write(f"{len(faults)} faults in “{strategy}”.")


def _plain(fault: Fault) -> dict[str, str]:
    return {
        "code": fault.code,
        "severity": fault.severity,
        "number": fault.number,
        "ref": fault.ref,
        "message": fault.message,
    }
