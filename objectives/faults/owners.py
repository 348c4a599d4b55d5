"""Owners that are nobody yet."""

from accounts.owner_words import names_nobody


def is_placeholder(text: str) -> bool:
    """The words name nobody: "TBC", "to be confirmed", "Vacant", "?"; a ditto mark names the row above."""
    return names_nobody(text)
