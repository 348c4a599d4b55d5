"""What the council meant by “by end of Q2 26/27”: its words, and the days that they allow."""

from plans.timescales.kinds import BLANK, Kind, Timescale
from plans.timescales.reading import from_date, parse_timescale
from plans.timescales.reviews import last_review_due, next_review

__all__ = ["BLANK", "Kind", "Timescale", "from_date", "last_review_due", "next_review", "parse_timescale"]
