"""Status is the council's own word: what it means, and where it was found (a word, a text, a fill)."""

from plans.statuses.definitions import meaning_of_definition
from plans.statuses.fills import colour_for_fill, is_grey
from plans.statuses.meanings import Meaning
from plans.statuses.progress_texts import contradicts, revised_date_from_text, status_from_text
from plans.statuses.signs import done_by_share, says_yes_or_no
from plans.statuses.words import Suggestion, colours_named, status_key, suggest_meaning

__all__ = [
    "Meaning",
    "Suggestion",
    "colour_for_fill",
    "colours_named",
    "contradicts",
    "done_by_share",
    "is_grey",
    "meaning_of_definition",
    "revised_date_from_text",
    "says_yes_or_no",
    "status_from_text",
    "status_key",
    "suggest_meaning",
]
