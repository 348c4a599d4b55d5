"""Whether figures hold together: said twice, answers that make 100, groups within their base,
totals of parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from imports.figures.answers import Answers
from imports.figures.numbers import number_of
from imports.figures.parsed import Draft, Figure, FiguresRead, Rejected
from imports.understanding.findings import Problem, quoted
from measures.progress import is_complement
from measures.vocabulary import Marker, MeasureKind, Unit, words_key

_HUNDRED = Decimal(100)
_SAID_SO = re.compile(
    r"\b(?:add|adds|added|sum|sums|total|totals|rounding|rounded|make|makes)\b", re.IGNORECASE
)
_WITHHELD = (Marker.SUPPRESSED, Marker.LOW, Marker.NOT_AVAILABLE)

type Key = tuple[object, ...]


def check(read: FiguresRead, answers: Answers, known: Iterable[tuple[str, str]]) -> None:
    """Takes out of the figures what cannot stand, and says why; what a person accepts as printed stays."""
    _find_repeated(read)
    _check_answers(read, answers)
    _check_bases(read, answers)
    _check_totals(read, answers)
    _find_complements(read, known)
    _find_undated(read)


def key_of(figure: Figure) -> Key:
    """What makes two figures the same one."""
    return (
        words_key(figure.name), words_key(figure.population), figure.group_of, words_key(figure.group),
        figure.part,
        figure.on or words_key(figure.as_at.text),
    )  # fmt: skip


def same_amounts(one: Figure, other: Figure) -> bool:
    return (one.value, one.numerator, one.denominator, one.marker) == (
        other.value, other.numerator, other.denominator, other.marker,
    )  # fmt: skip


def _find_repeated(read: FiguresRead) -> None:
    """The same figure under two classifications is one; anything else that is said twice is a mistake."""
    first: dict[Key, Figure] = {}
    kept = []
    for figure in read.figures:
        before = first.setdefault(key_of(figure), figure)
        if before is figure:
            kept.append(figure)
        elif same_amounts(before, figure) and before.classification != figure.classification:
            read.repeated.append((figure, before))
        else:
            again = "the same" if same_amounts(before, figure) else f"another figure ({before.raw})"
            message = (
                f"{figure.cell}: {before.cell}{_elsewhere(before, figure)} says {again} of the same group "
                f"and day. Leave one of the two out."
            )
            read.rejected.append(_rejected(figure, "duplicate", message))
    read.figures = kept


def _elsewhere(before: Figure, figure: Figure) -> str:
    return "" if before.sheet == figure.sheet else f" of sheet {quoted(before.sheet)}"


def _rejected(figure: Figure, code: str, message: str) -> Rejected:
    said = " · ".join(part for part in (figure.name, figure.group, figure.as_at.text) if part)
    return Rejected(figure.sheet, figure.row, figure.cell, code, message, said)


# --- parts that make a whole ------------------------------------------------------------------------------


def _check_answers(read: FiguresRead, answers: Answers) -> None:
    """The three answers of a survey make 100, or the file says itself that they do not."""
    for trio in _sets(read, lambda f: f.kind == MeasureKind.SURVEY, with_part=False):
        if len(trio) != 3 or any(figure.value is None for figure in trio):
            continue
        total = sum((figure.value or Decimal(0) for figure in trio), Decimal(0))
        if abs(total - _HUNDRED) <= _rounding(trio):
            continue
        cells = ", ".join(figure.cell for figure in trio)
        message = (
            f"{cells}: the three answers to {quoted(trio[0].name)} make {total.normalize():f}% together, "
            f"and not 100. Correct them, leave them out, or keep them as printed."
        )
        _fault(read, answers, trio, "shares_do_not_make_100", message)


def _check_bases(read: FiguresRead, answers: Answers) -> None:
    """The groups of a characteristic are not more people than they were counted from."""
    for groups in _sets(
        read, lambda f: bool(f.group) and f.numerator is not None and f.denominator is not None
    ):
        bases = {figure.denominator for figure in groups}
        counted = sum(figure.numerator or 0 for figure in groups)
        base = next(iter(bases)) or 0
        if len(bases) == 1 and len(groups) > 1 and counted > base:
            last = groups[-1]
            cells = f"{groups[0].cell} to {last.cell}"
            message = (
                f"{cells}: the groups of {last.group_of} are {counted:,} people together, and were counted "
                f"from {base:,}. Correct them, leave them out, or keep them as printed."
            )
            _fault(read, answers, groups, "parts_do_not_add_up", message)


def _sets(read: FiguresRead, wanted, with_part: bool = True) -> list[list[Figure]]:
    sets: dict[Key, list[Figure]] = defaultdict(list)
    for figure in read.figures:
        if wanted(figure):
            key = (
                figure.name,
                figure.population,
                figure.group_of,
                figure.on or figure.as_at.text,
                figure.unit,
            )
            sets[(*key, figure.part) if with_part else (*key, figure.group)].append(figure)
    return list(sets.values())


def _rounding(figures: list[Figure]) -> Decimal:
    places = min(max(0, -int((f.value or Decimal(0)).normalize().as_tuple().exponent)) for f in figures)
    return Decimal(1).scaleb(-places) * Decimal("0.5") * len(figures)


def _fault(read: FiguresRead, answers: Answers, figures: list[Figure], code: str, message: str) -> None:
    """A warning where the file says so itself or a person keeps it as printed; otherwise all of them wait."""
    first = figures[0]
    says_so = any(_SAID_SO.search(figure.note) for figure in figures)
    if says_so or any(figure.place in answers.accept for figure in figures):
        remark = f" The file says: {quoted(first.note)}." if says_so else " It is kept as printed."
        message = message.removesuffix(" Correct them, leave them out, or keep them as printed.") + remark
        read.problems.append(Problem(code, message, first.sheet, first.row, address=first.cell))
        return
    gone = {id(figure) for figure in figures}
    read.figures = [figure for figure in read.figures if id(figure) not in gone]
    read.rejected.append(_rejected(first, code, message))
    for figure in figures[1:]:
        read.rejected.append(_rejected(figure, code, f"{figure.cell}: it waits for {first.cell}."))


# --- totals -----------------------------------------------------------------------------------------------


def _check_totals(read: FiguresRead, answers: Answers) -> None:
    """A total is checked against its parts and not kept. Where parts are withheld it may only be larger."""
    parts: dict[Key, list[Figure]] = defaultdict(list)
    for figure in read.figures:
        if figure.group:
            parts[_of_total(figure)].append(figure)
    for total in read.totals:
        _check_total(read, answers, total, parts.get(_of_total(total), []))


def _of_total(one: Figure | Draft) -> Key:
    when = one.as_at
    return (
        one.sheet, words_key(one.measure), words_key(one.population), words_key(one.characteristic),
        when.on or words_key(when.text),
    )  # fmt: skip


def _check_total(read: FiguresRead, answers: Answers, total: Draft, parts: list[Figure]) -> None:
    cell = total.numerator or total.value
    told = number_of(cell) if cell else None
    if told is None or not parts or f"{total.sheet}!{total.cell}" in answers.accept:
        return
    counted = all(part.unit == Unit.COUNT or part.numerator is not None or part.marker for part in parts)
    amounts = (
        [part.numerator if part.numerator is not None else part.value for part in parts]
        if counted
        else [part.value for part in parts]
    )
    made = sum((Decimal(amount) for amount in amounts if amount is not None), Decimal(0))
    withheld = any(part.marker in _WITHHELD for part in parts)
    slack = Decimal(0) if counted else Decimal("0.5") * len(parts)
    # A total of shares may be written as 1 where its parts are read as percent.
    values = [told.value] if told.percent or counted else [told.value, told.value * 100]
    if any(made <= value + slack if withheld else abs(made - value) <= slack for value in values):
        return
    assert cell
    where = f"{cell.letter}{total.row}"
    message = (
        f"{where}: the total says {cell.text}, and its parts make {made.normalize():f}. Correct one of "
        f"them, leave the total out, or keep both as printed."
    )
    read.rejected.append(
        Rejected(
            total.sheet, total.row, total.cell, "parts_do_not_add_up", message, f"{total.measure} · total"
        )
    )


# --- what is said the other way round ---------------------------------------------------------------------


def _find_complements(read: FiguresRead, known: Iterable[tuple[str, str]]) -> None:
    """ "Not completed" and "Completed" make 100 together: two measures tied to each other, never one line."""
    names: dict[tuple[str, str], Figure | None] = dict.fromkeys(known)
    for figure in read.figures:
        if figure.unit == Unit.PERCENT:
            said = figure.name, figure.population
            names[said] = names.get(said) or figure
    by_words: dict[tuple[str, frozenset[str]], list[tuple[str, str]]] = defaultdict(list)
    for name, population in names:
        by_words[words_key(population), _positive(name)].append((name, population))
    for (one, population), first in names.items():
        for other, _ in by_words[words_key(population), _positive(one)] if first else ():
            if first and len(one) > len(other) and is_complement(one, other):
                read.complements[one, population] = other
                message = (
                    f"{first.cell}: {quoted(one)} says the opposite of {quoted(other)}. They are kept as two "
                    "measures that make 100 together, and are never drawn as one line."
                )
                read.problems.append(
                    Problem("complement", message, first.sheet, first.row, address=first.cell)
                )


def _positive(name: str) -> frozenset[str]:
    words = re.sub(r"\b(?:not|non|no|un|in|without)\b[- ]?", "", name.casefold())
    return frozenset(re.sub(r"^(?:non|un)(?=[a-z]{4})", "", word) for word in re.findall(r"[^\W_]+", words))


def _find_undated(read: FiguresRead) -> None:
    said: dict[str, Figure] = {}
    for figure in read.figures:
        if figure.as_at.doubt == "no_day":
            said.setdefault(figure.as_at.text, figure)
    for words, first in said.items():
        message = (
            f"{first.cell}: {quoted(words)} names no last day. The words are kept, and figures that have a "
            f"day stand before it."
        )
        read.problems.append(
            Problem("no_day", message, first.sheet, first.row, text=words, address=first.cell)
        )
