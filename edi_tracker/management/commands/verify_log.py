"""Says whether everything that is kept for ever is as it was recorded."""

import hashlib
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from foundation.appendonly import AppendOnly, head_of, verify_chain


def append_only_models() -> list[type[AppendOnly]]:
    """Every kind of record that is never changed, in the order of the apps."""
    return [model for model in apps.get_models() if issubclass(model, AppendOnly)]


def broken_contents(model: type[AppendOnly]) -> Iterator[str]:
    """Entries whose stored content no longer has the SHA-256 or the size that was recorded with it."""
    fields = {field.name for field in model._meta.get_fields()}
    for content, digest in (
        ("content", "sha256"),
        ("snapshot", "snapshot_sha256"),
        ("payload", "payload_sha256"),
    ):
        if not {content, digest} <= fields:
            continue
        for entry in model._default_manager.order_by("pk").iterator(chunk_size=20):
            kept = getattr(entry, content)
            kept = kept.encode() if isinstance(kept, str) else bytes(kept)
            name = f"{model._meta.verbose_name} {entry.pk} ({entry})"
            if hashlib.sha256(kept).hexdigest() != getattr(entry, digest):
                yield f"{name}: its content isn't the one whose SHA-256 was recorded."
            elif "size" in fields and content == "content" and entry.size != len(kept):  # type: ignore[attr-defined]
                yield f"{name}: it has {len(kept)} bytes and was recorded with {entry.size}."  # type: ignore[attr-defined]


def examine(model: type[AppendOnly]) -> dict[str, Any]:
    """How many entries of one kind are intact, the hash of the newest, and the first fault if any."""
    intact, fault = verify_chain(model)
    return {
        "log": str(model._meta.verbose_name_plural),
        "entries": model._default_manager.count(),
        "intact": intact,
        "head": head_of(model),
        "fault": fault or next(broken_contents(model), None),
    }


class Command(BaseCommand):
    help = (
        "Checks that the append-only logs, uploads and issued files are intact. Names the first broken entry "
        "and exits with 1 if they are not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="write JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [examine(model) for model in append_only_models()]
        faults = [log["fault"] for log in found if log["fault"]]
        if options["json"]:
            self.stdout.write(json.dumps({"intact": not faults, "logs": found}, indent=2))
        else:
            for log in found:
                self.stdout.write(f"{log['log']}: {log['fault'] or str(log['entries']) + ' intact'}")
        if faults:
            raise SystemExit(1)
