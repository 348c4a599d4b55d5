"""The checker's page: what it says first, the faults kind by kind, and those that are known, bounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.core.paginator import Page, Paginator
from django.urls import reverse

from objectives.checker import ERROR, FaultsOfKind, by_kind, unknown
from objectives.checks.faults import Fault
from objectives.checks.kinds import KIND, KindOfFault, Mend
from plans.models import Strategy

SHOWN_OF_A_KIND = 25
SHOWN_OF_KNOWN = 25
PER_PAGE = 50


@dataclass(frozen=True)
class FaultLine:
    """A fault with the page of what it is about and the page on which it is mended."""

    fault: Fault
    title: str
    name: str
    url: str
    mend_url: str
    mend_label: str

    @property
    def about(self) -> str:
        """What a button is about, for ears."""
        return f"about {self.name}: {self.title}"

    @property
    def box(self) -> str:
        """The id of the box for a note, which no other fault has."""
        return f"note-{sha256(repr(self.fault.key).encode()).hexdigest()[:16]}"


@dataclass(frozen=True)
class Section:
    """The faults of one kind that are shown, of how many, and a digest of all that "We know all" is about."""

    kind: KindOfFault
    is_wrong: bool
    count: int
    lines: list[FaultLine]
    seen: str

    @property
    def know_all(self) -> str:
        return f"We know {'both' if self.count == 2 else f'all {self.count:,}'}"

    @property
    def is_cut(self) -> bool:
        return len(self.lines) < self.count


@dataclass(frozen=True)
class CheckerPage:
    sentence: str
    kinds: list[FaultsOfKind]
    chosen: KindOfFault | None
    sections: list[Section]
    known: list[FaultLine]
    known_count: int
    known_heading: str
    page: Page | None


def checker_page(
    strategy: Strategy,
    faults: Sequence[Fault],
    *,
    actions: int,
    may_edit: bool,
    kind: str = "",
    show: str = "",
    number: str | None = None,
) -> CheckerPage:
    """The first faults of each kind, or a page of one kind, or a page of those that are known."""
    asked, known = unknown(faults), [fault for fault in faults if fault.known]
    kinds = by_kind(asked)
    chosen = KIND.get(kind) if any(group.kind.code == kind for group in kinds) else None
    page, lines = None, [fault for fault in known if not chosen or fault.code == chosen.code]
    known_count, sections = len(lines), []
    if show == "known":
        page = Paginator(known, PER_PAGE).get_page(number)
        lines, known_count = list(page.object_list), len(known)
    elif chosen:
        group = next(group for group in kinds if group.kind == chosen)
        page = Paginator(group.faults, PER_PAGE).get_page(number)
        sections = [_section(strategy, group, list(page.object_list))]
    else:
        sections = [_section(strategy, group, group.faults[:SHOWN_OF_A_KIND]) for group in kinds]
    if show != "known":
        lines = lines[:SHOWN_OF_KNOWN]
    return CheckerPage(
        sentence=_sentence(asked, len(known), actions, may_edit=may_edit),
        kinds=kinds,
        chosen=chosen,
        sections=sections,
        known=[_line(strategy, fault) for fault in lines],
        known_count=known_count,
        known_heading=_known_heading(known_count, may_edit=may_edit),
        page=page,
    )


def digest_of(faults: Sequence[Fault]) -> str:
    """Tells whether the faults of a kind are still those that a person saw."""
    told = "\n".join(sorted("\t".join(fault.key) for fault in faults))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _section(strategy: Strategy, group: FaultsOfKind, shown: Sequence[Fault]) -> Section:
    lines = [_line(strategy, fault) for fault in shown]
    return Section(group.kind, group.is_wrong, len(group.faults), lines, digest_of(group.faults))


def _sentence(asked: Sequence[Fault], known: int, actions: int, *, may_edit: bool) -> str:
    """ "12 faults in 9 of 84 actions, 2 of them plainly wrong; you know of 3 more." """
    knows = "you know" if may_edit else "the EDI team knows"
    plan = f"a plan of {_count(actions, 'action')}"
    if not actions and not asked and not known:
        return "There are no actions to check yet."
    if not asked and known:
        return f"Nothing to ask in {plan}; {knows} of {_count(known, 'fault')}."
    if not asked:
        return f"The checker finds nothing wrong in {plan}."
    faulty = len({fault.ref for fault in asked if fault.about == "action"})
    where = f"{faulty:,} of {_count(actions, 'action')}" if faulty else plan
    if faulty and any(fault.about != "action" for fault in asked):
        where += " and in the rest of the plan"
    wrong = sum(fault.severity == ERROR for fault in asked)
    told = f"{_count(len(asked), 'fault')} in {where}"
    if wrong:
        told += f", {wrong:,} of them plainly wrong"
    return f"{told}; {knows} of {known:,} more." if known else f"{told}."


def _known_heading(count: int, *, may_edit: bool) -> str:
    knows = "you know about" if may_edit else "the EDI team knows about"
    return f"{_count(count, 'fault')} {knows}" if count else f"No fault {knows}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _line(strategy: Strategy, fault: Fault) -> FaultLine:
    kind = KIND[fault.code]
    return FaultLine(
        fault=fault,
        title=kind.title,
        name=_name(fault),
        url=_url(strategy, fault),
        mend_url=_mend_url(strategy, kind.mend, fault),
        mend_label=kind.mend.label,
    )


def _name(fault: Fault) -> str:
    noun = {"action": "Action", "objective": "Objective", "theme": "Theme", "status": "Status"}.get(
        fault.about
    )
    return f"{noun or 'Number'} {fault.number or 'without a number'}"


def _url(strategy: Strategy, fault: Fault) -> str:
    """The page of what the fault is about; themes and numbers that are missing have none."""
    if fault.about in ("action", "objective"):
        return reverse(fault.about, args=[strategy.slug, fault.ref])
    return reverse("strategy_settings", args=[strategy.slug]) if fault.about == "status" else ""


def _mend_url(strategy: Strategy, mend: Mend, fault: Fault) -> str:
    if mend == Mend.ADD:
        return reverse(mend.value, args=[strategy.slug])
    return reverse(mend.value, args=[strategy.slug, fault.ref]) if mend and fault.ref else ""
