"""`manage.py check_plan`: the faults that a plan itself has."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from objectives.checker import Fault, by_kind, check_strategy, unknown
from objectives.management.naming import named_strategy


class Command(BaseCommand):
    help = "Lists the faults of a plan: numbers, dates, owners, words and figures that don't hold together."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--strategy", required=True, metavar="SLUG", help="the strategy's name in addresses"
        )
        parser.add_argument("--json", action="store_true", help="print a list of faults as JSON")
        parser.add_argument(
            "--counts", action="store_true", help="with --json: print how many there are of each kind instead"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        strategy = named_strategy(self, options["strategy"], as_json=options["json"])
        faults = check_strategy(strategy, today=timezone.localdate())
        if options["json"]:
            told = _counts(faults) if options["counts"] else [_plain(fault) for fault in faults]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for group in by_kind(faults):
            severity = "error" if group.is_wrong else "warning"
            self.stdout.write(f"{group.kind.title} ({severity}, {len(group.faults)})")
            for fault in group.faults:
                known = " (known)" if fault.known else ""
                self.stdout.write(f"  {fault.number or '–'}: {fault.message}{known}")
        counts = _counts(faults)
        self.stdout.write(f"{counts['faults']} faults in “{strategy}”; {counts['known']} more are known.")


def _plain(fault: Fault) -> dict[str, str | bool]:
    return {
        "code": fault.code,
        "severity": fault.severity,
        "number": fault.number,
        "ref": fault.ref,
        "message": fault.message,
        "known": fault.known is not None,
    }


def _counts(faults: list[Fault]) -> dict[str, Any]:
    """How many faults nobody knows of, kind by kind, and how many are known."""
    asked = unknown(faults)
    return {
        "faults": len(asked),
        "known": len(faults) - len(asked),
        "by_code": {group.kind.code: len(group.faults) for group in by_kind(asked)},
    }
