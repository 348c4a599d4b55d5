"""`manage.py register`: the plan as it stands, or stood on a date, one entry an action in plan order."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from objectives.management.naming import named_day, named_moment, named_strategy
from objectives.register import ActionLine, load_register


class Command(BaseCommand):
    help = "Prints the register of a strategy, today or as at a past date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--strategy", required=True, metavar="SLUG", help="the strategy's name in addresses"
        )
        parser.add_argument("--as-at", metavar="DATE", help="a date such as 2025-03-31; today without it")
        parser.add_argument(
            "--recorded-by",
            metavar="MOMENT",
            help="only what was on the record by then, in the words of then: a day such as 2025-03-31 (its end), "
            "or with a time 2025-03-31T14:30; without --as-at the plan is as at that day",
        )
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        strategy = named_strategy(self, options["strategy"], as_json=options["json"])
        as_json = options["json"]
        as_at = named_day(self, options["as_at"], as_json=as_json) if options["as_at"] is not None else None
        recorded_by = named_moment(self, options["recorded_by"], as_json=as_json)
        if recorded_by and as_at is None:
            as_at = timezone.localdate(recorded_by)
        lines = load_register(strategy, today=timezone.localdate(), as_at=as_at, recorded_by=recorded_by)
        if options["json"]:
            self.stdout.write(json.dumps([plain(line) for line in lines], ensure_ascii=False, indent=1))
            return
        for line in lines:
            status = line.status.label if line.status else "No status"
            beside = f" ({'; '.join(line.assessment.words)})" if line.assessment.words else ""
            self.stdout.write(f"{line.label:10} {status}{beside}: {line.text[:80]}")
        self.stdout.write(f"{len(lines)} actions in “{strategy}”.")


def plain(line: ActionLine) -> dict[str, Any]:
    """An action as other programs read it; the keys are fixed."""
    return {
        "number": line.number,
        "label": line.label,
        "parent": line.parent_label,
        "text": line.text,
        "objective": line.objective_number or line.objective_title,
        "theme": line.theme_code or line.theme_title,
        "owners": list(line.owners),
        "owner_text": line.owner_text,
        "start": line.start.to_json(),
        "end": line.end.to_json(),
        "original_end": line.original_end.to_json(),
        "status": {
            "label": line.status.label if line.status else None,
            "meaning": line.status.meaning if line.status else None,
        },
        "updated_on": line.updated_on.isoformat() if line.updated_on else None,
        "unchanged_since": line.unchanged_since.isoformat() if line.unchanged_since else None,
        "narrative": line.narrative,
        "reason": line.reason,
        "attention": list(line.assessment.attention),
        "past_end": line.assessment.past_end,
        "days_past_end": line.assessment.days_past_end,
        "closure": line.closure or None,
        "closed_on": line.closed_on.isoformat() if line.closed_on else None,
        "cross_reference": line.cross_reference,
    }
