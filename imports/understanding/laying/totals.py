"""Rows that count the plan and are no work of their own: "Total", "Overall % complete"."""

import re

from imports.understanding.laying.laid import LaidRow

TOTALS = "A row of totals."
_WORDS = re.compile(
    r"\s*(?:(?:sub|grand|overall)[ -]?)?totals?\b(?: (?:number|no)\.?)?(?: of)?"
    r"(?: (?:actions?|tasks?|items?|count|score|budget|cost|complete[d]?|open|closed|red|amber|green|blue|all))*"
    r"\s*[:=]?\s*"
    r"|\s*(?:overall|average|mean|total|summary)\b[^.]{0,40}(?:%|per ?cent|percentage|complete|progress|score|rag)"
    r"[^.]{0,20}"
    r"|\s*(?:averages?|mean|sum|overall|count)\s*[:=]?\s*"
    r"|\s*(?:number|no\.?|count|sum|%|percentage) (?:of )?(?:actions|complete[d]?|red|amber|green|blue|open|closed|"
    r"outstanding|overdue|on track|rated|tasks|items)\b[^.]{0,30}"
    r"|\s*(?:%|per ?cent|percentage) (?:complete[d]?|achieved|on track)\s*[:=]?\s*",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"[\s0-9.,/%()=–-]*(?:(?:of|out of|actions?|complete[d]?)[\s0-9.,/%()–-]*)*", re.IGNORECASE
)


def is_total(laid: LaidRow) -> bool:
    """A word for a total and beside it nothing but counts; "Total reward review" with an owner is an action."""
    first, *others = laid.filled
    words, mark, count = first.text.partition(":")
    if mark and not others:
        others_are_counts = bool(count.strip()) and bool(_COUNT.fullmatch(count))
    else:
        words = first.text
        others_are_counts = all(_COUNT.fullmatch(cell.text) for cell in others)
    return bool(_WORDS.fullmatch(words)) and others_are_counts
