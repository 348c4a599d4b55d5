"""Status is the council's own word: what it means, and where it was found (a word, a text, a fill)."""

from plans.statuses.fills import colour_for_fill
from plans.statuses.progress_texts import contradicts, revised_date_from_text, status_from_text
from plans.statuses.words import Meaning, Suggestion, status_key, suggest_meaning

__all__ = [
    "Meaning",
    "Suggestion",
    "colour_for_fill",
    "contradicts",
    "revised_date_from_text",
    "status_from_text",
    "status_key",
    "suggest_meaning",
]
