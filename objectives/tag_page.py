"""The actions of a strategy with what they say of themselves, and what their words suggest, a page at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from measures.models import Characteristic
from measures.vocabulary import Aim
from objectives.attention import is_open
from objectives.coverage_words import PROTECTED, Suggestion, Written, suggestions
from objectives.models import Action, ActionTag
from objectives.tagging import offered, tags_of
from objectives.tags import AIM_LABELS, Tags
from plans.models import Strategy

PER_PAGE = 25
ALL_NINE = "all"
ALL_NINE_LABEL = "All nine protected characteristics"
SHOWS = {
    "whom": "Not said whom they are for",
    "aim": "Not said which aim they serve",
    "open": "All open actions",
}


@dataclass(frozen=True)
class Box:
    """One box to tick, and whether the plan's words suggest it."""

    value: str
    label: str
    ticked: bool
    suggested: bool


@dataclass(frozen=True)
class TagLine:
    """An action with its boxes; `seen` is what it said when the page was drawn."""

    action: Action
    seen: str
    whom: tuple[Box, ...]
    aims: tuple[Box, ...]
    reasons: tuple[str, ...]

    @property
    def key(self) -> str:
        """What tells its boxes from those of other actions."""
        return str(self.action.pk)


def listed(strategy: Strategy, show: str) -> QuerySet[Action]:
    """The open actions of one of the three views, in plan order."""
    tags = ActionTag.objects.filter(action=OuterRef("pk"))
    unsaid = {
        "whom": ~Q(Exists(tags.filter(characteristic__isnull=False))),
        "aim": ~Q(Exists(tags.exclude(aim=""))),
    }
    found = strategy.actions.filter(is_open()).order_by("position", "pk")
    return found.filter(unsaid[show]) if show in unsaid else found


def page_of(strategy: Strategy, show: str, number: str | None) -> Page:
    ids = listed(strategy, show).values_list("pk", flat=True)
    return Paginator(ids, PER_PAGE).get_page(number)


def chosen_actions(strategy: Strategy, ids: Iterable[int]) -> list[Action]:
    """These actions of the strategy, in plan order; an id of another one is nobody's."""
    found = strategy.actions.filter(pk__in=list(ids)[:PER_PAGE])
    return list(found.select_related("objective").order_by("position", "pk"))


def lines_of(
    actions: Sequence[Action],
    *,
    ticked: Mapping[int, tuple[Tags, Tags]] | None = None,
    take_suggestions: bool = False,
) -> list[TagLine]:
    """The actions with their boxes: as they are, or as a person has ticked them (what they saw, what they want),
    with all that is suggested ticked too where the person asked for that.
    """
    kinds = list(offered())
    priorities = {one.slug: one.name for one in kinds if not one.statutory}
    now = tags_of(actions)
    lines = []
    for action in actions:
        seen, wanted = (ticked or {}).get(action.pk) or (now[action.pk], now[action.pk])
        written = Written(
            action.characteristics, action.text, action.objective.title if action.objective else ""
        )
        found = suggestions(written, priorities)
        if take_suggestions:
            wanted |= suggested_tags(found)
        lines.append(_line(action, seen, wanted, found, kinds))
    return lines


def suggested_tags(found: Iterable[Suggestion]) -> Tags:
    """All that is suggested, as tags."""
    several = list(found)
    return Tags.of((s.word for s in several if not s.is_aim), (s.word for s in several if s.is_aim))


def _line(
    action: Action, seen: Tags, wanted: Tags, found: Sequence[Suggestion], kinds: Sequence[Characteristic]
) -> TagLine:
    suggested = suggested_tags(found)
    nine = frozenset(PROTECTED)
    # Never ticked by itself: it would bring back one of the nine that a person has just unticked.
    every = Box(ALL_NINE, ALL_NINE_LABEL, False, nine <= suggested.characteristics)
    whom = (
        Box(
            one.slug,
            one.name,
            one.slug in wanted.characteristics,
            one.slug in suggested.characteristics and not (one.statutory and every.suggested),
        )
        for one in kinds
    )
    aims = (Box(aim.value, AIM_LABELS[aim], aim in wanted.aims, aim in suggested.aims) for aim in Aim)
    names = {one.slug: one.name for one in kinds} | AIM_LABELS
    return TagLine(action, seen.written, (every, *whom), tuple(aims), tuple(_reasons(found, names)))


def _reasons(found: Sequence[Suggestion], names: Mapping[str, str]) -> Iterator[str]:
    """Where the plan says what: "The action’s words say “neurodivergent” (Disability)." """
    for where in dict.fromkeys(one.where for one in found):
        gathered: dict[tuple[str, ...], list[str]] = {}
        for one in found:
            if one.where == where:
                gathered.setdefault(one.because, []).append(one.word)
        said = "; ".join(_reason(words, slugs, names) for words, slugs in gathered.items())
        yield f"{where[0].upper()}{where[1:]} {'say' if where.endswith('s') else 'says'} {said}."


def _reason(words: Sequence[str], slugs: Sequence[str], names: Mapping[str, str]) -> str:
    quoted = ", ".join(f"“{one}”" for one in words)
    if set(PROTECTED) <= set(slugs):
        meant = ["all nine protected characteristics", *(names[s] for s in slugs if s not in PROTECTED)]
    else:
        meant = [names[slug] for slug in slugs]
    same = [one.casefold() for one in meant] == [words[0].casefold()]
    return quoted if same else f"{quoted} ({', '.join(meant)})"


def counts(strategy: Strategy) -> dict[str, int]:
    """How many actions each view has."""
    return {show: listed(strategy, show).count() for show in SHOWS}


def ticked_in(data: Mapping, actions: Iterable[Action]) -> dict[int, tuple[Tags, Tags]]:
    """What a person saw and what they ticked, for each action of the page that they sent."""
    told = {}
    for action in actions:
        whom = set(data.getlist(f"whom-{action.pk}"))  # type: ignore[attr-defined]
        if ALL_NINE in whom:
            whom |= set(PROTECTED)
        aims = data.getlist(f"aim-{action.pk}")  # type: ignore[attr-defined]
        seen = Tags.read(data.get(f"seen-{action.pk}", ""))
        told[action.pk] = (seen, Tags.of(whom - {ALL_NINE}, aims))
    return told
