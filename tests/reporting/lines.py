"""Lines of a report made by hand, for rules that need no database."""

from collections.abc import Sequence

from plans.timescales import BLANK
from reporting.numbers import draw_figures
from reporting.snapshot import Figures, Line, Word

BLUE = Word("Blue", "blue", "not_started")
AMBER = Word("Amber", "amber", "in_progress")
RED = Word("Red", "red", "off_track")
GREEN = Word("Green", "green", "complete")
KEY = (BLUE, AMBER, RED, GREEN)


def make_line(**fields: object) -> Line:
    texts = (
        "ref", "theme_code", "theme_title", "objective_ref", "objective_number", "objective_title",
        "owner_text", "end_reason", "success_measure", "priority", "narrative", "reason", "closure",
        "closure_label", "closed_reason",
    )  # fmt: skip
    rest = {
        "id": 1, "label": "1.1", "text": "Write guidance", "parent_label": None, "owners": (), "start": BLANK,
        "end": BLANK, "original_end": BLANK, "extra": {}, "status": AMBER, "updated_on": None,
        "closed_on": None, "cross_reference": False, "attention": (), "late_words": (),
        "next_review_on": None, "days_past_end": None,
    }  # fmt: skip
    return Line(**dict.fromkeys(texts, "") | rest | fields)  # type: ignore[arg-type]


def make_figures(lines: Sequence[Line], *, count_sub_actions: bool = True) -> Figures:
    return draw_figures(lines, KEY, count_sub_actions=count_sub_actions)
