"""The plan as it stands, as plain values: what an uploaded file is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from imports.understanding.columns.remembered import NOTHING_REMEMBERED, Remembered
from plans.statuses import Meaning
from plans.timescales import Timescale


@dataclass(frozen=True, slots=True)
class KnownAction:
    """An action of the plan on the day that the file speaks for; `heard_on` is its latest update of all.

    `theme` is set where it stands under a theme and no objective.
    """

    id: int
    number: str
    label: str
    parent: int | None
    position: int
    text: str
    objective: int | None
    owner_text: str
    owners: tuple[str, ...]
    start: Timescale
    end: Timescale
    status: str
    progress: str
    success_measure: str
    priority: str
    characteristics: str
    resources: str
    extra: Mapping[str, str]
    cross_reference: bool
    theme: int | None = None
    closed_on: date | None = None
    heard_on: date | None = None
    ref: str = ""
    told: tuple[str, ...] = ()
    said: Mapping[str, Any] = field(default_factory=dict)
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A theme or an objective of the plan; `above` is an objective's theme, `earlier` the numbers and titles
    that it had before.
    """

    id: int
    number: str
    title: str
    aim: str = ""
    above: int | None = None
    earlier: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StrategyFacts:
    """A strategy's key by status word, owners by key, groups and actions; empty for one that does not exist
    yet.
    """

    slug: str = ""
    year_starts: int = 4
    starts_on: date | None = None
    words: Mapping[str, tuple[str, Meaning]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    themes: tuple[KnownGroup, ...] = ()
    objectives: tuple[KnownGroup, ...] = ()
    actions: tuple[KnownAction, ...] = ()
    remembered: Remembered = NOTHING_REMEMBERED


NOTHING = StrategyFacts()
