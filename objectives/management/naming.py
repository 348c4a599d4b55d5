"""Finds what a command names, or ends it with exit code 1 and the reason."""

import json
import sys

from django.core.management.base import BaseCommand

from plans.models import Strategy


def named_strategy(command: BaseCommand, slug: str, *, as_json: bool) -> Strategy:
    """The strategy with this name in addresses."""
    found = Strategy.objects.filter(slug=slug).first() if slug.isprintable() else None
    if found is None:
        known = ", ".join(Strategy.objects.values_list("slug", flat=True)) or "none yet"
        refuse(command, f"There is no strategy “{slug}”. Known are: {known}.", as_json=as_json)
    return found  # type: ignore[return-value]


def refuse(command: BaseCommand, reason: str, *, as_json: bool) -> None:
    """Says why nothing was done, as JSON where a script reads it, and ends with exit code 1."""
    if as_json:
        command.stdout.write(json.dumps({"outcome": "refused", "problems": [reason]}, ensure_ascii=False))
    else:
        command.stderr.write(reason)
    sys.exit(1)
