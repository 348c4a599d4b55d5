"""A row's check: which of its fields are as they were when the workbook was written."""

from collections.abc import Mapping
from hashlib import sha256

from imports.comparing.fields import words

LENGTH = 8


def mark_of(text: str) -> str:
    """A short mark of a text, the same whatever spaces a spreadsheet makes of its spaces."""
    return sha256(words(text).encode(errors="replace")).hexdigest()[:LENGTH]


def check_of(slug: str, ref: str, fields: Mapping[str, str]) -> str:
    """The marks of an action's fields as one text; it begins with the strategy's and the action's own."""
    return " ".join(
        [_own(slug, ref), *(f"{mark_of(name)[:4]}{mark_of(text)}" for name, text in fields.items())]
    )


def untouched(check: str, slug: str, ref: str, fields: Mapping[str, str]) -> frozenset[str] | None:
    """The fields that are as they were written; None where the check is not that of this action."""
    own, *marks = check.split() or [""]
    if own != _own(slug, ref):
        return None
    known = set(marks)
    return frozenset(name for name, text in fields.items() if f"{mark_of(name)[:4]}{mark_of(text)}" in known)


def _own(slug: str, ref: str) -> str:
    return sha256(f"{slug} {ref}".encode()).hexdigest()[:LENGTH]
