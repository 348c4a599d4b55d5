"""The words of evidence: units, directions, parts of a figure, and what stands where no figure can."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Unit(StrEnum):
    """What a figure counts. Percentages are kept as percent: 64.9 is 64.9%."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate"
    MONEY = "money"
    SCORE = "score"
    RATIO = "ratio"
    HOURS = "hours"
    YEARS = "years"


class MeasureKind(StrEnum):
    """How a measure is read: one figure at a time, three survey answers, the parts of a pay gap, or words."""

    FIGURE = "figure"
    SURVEY = "survey"
    PAY_GAP = "pay_gap"
    WORDS = "words"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Part(StrEnum):
    """Which of several figures of one date an observation is; most measures have only one, the whole."""

    WHOLE = ""
    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    UNFAVOURABLE = "unfavourable"
    MEAN = "mean"
    MEDIAN = "median"
    BONUS_MEAN = "bonus_mean"
    BONUS_MEDIAN = "bonus_median"
    BONUS_SHARE = "bonus_share"
    LOWER_QUARTILE = "lower_quartile"
    LOWER_MIDDLE_QUARTILE = "lower_middle_quartile"
    UPPER_MIDDLE_QUARTILE = "upper_middle_quartile"
    UPPER_QUARTILE = "upper_quartile"


PARTS_OF = {
    MeasureKind.FIGURE: (Part.WHOLE,),
    MeasureKind.WORDS: (Part.WHOLE,),
    MeasureKind.SURVEY: (Part.FAVOURABLE, Part.NEUTRAL, Part.UNFAVOURABLE),
    MeasureKind.PAY_GAP: (
        Part.MEAN, Part.MEDIAN, Part.BONUS_MEAN, Part.BONUS_MEDIAN, Part.BONUS_SHARE, Part.LOWER_QUARTILE,
        Part.LOWER_MIDDLE_QUARTILE, Part.UPPER_MIDDLE_QUARTILE, Part.UPPER_QUARTILE,
    ),
}  # fmt: skip


class Marker(StrEnum):
    """Why a cell holds no figure. A suppressed figure is never 0 and never blank."""

    NONE = ""
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    LOW = "low"
    NIL = "nil"


class GroupKind(StrEnum):
    """Whether a group of a breakdown is an answer, or one of the two ways of giving none."""

    GROUP = "group"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    NOT_DISCLOSED = "not_disclosed"


class Aim(StrEnum):
    """The three aims of the public sector equality duty, Equality Act 2010 s.149."""

    ELIMINATE = "eliminate"
    ADVANCE = "advance"
    FOSTER = "foster"


MARRIAGE = "marriage-and-civil-partnership"


def aims_of(characteristic: str) -> frozenset[Aim]:
    """The aims that count for a characteristic (its slug): all three, but only the first for marriage and
    civil partnership (Equality Act 2010 s.149(7)).
    """
    return frozenset({Aim.ELIMINATE}) if characteristic == MARRIAGE else frozenset(Aim)


@lru_cache(maxsize=8192)
def words_key(text: str) -> str:
    """The normal form in which two ways of writing a name are the same: case, spaces, “&”, punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    plain = re.sub(r"['\u2018\u2019\u02bc]", "", plain)
    # "+" tells "65+" from "65" and "<" tells "under 5" from "5".
    return " ".join(re.sub(r"[^\w+<>%]+", " ", plain).split())[:300]
