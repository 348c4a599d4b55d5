"""Which characteristics does the plan speak of, and under which aims of the equality duty? Plain values.

A cell without work is a gap, said as one. Nothing here says that a duty is met.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from measures.vocabulary import Aim, aims_of
from objectives.tags import AIM_LABELS, AIM_LETTERS, Tags

NOT_SAID = "none"
_ASKED = (Aim.ADVANCE, Aim.ELIMINATE, Aim.FOSTER)  # what the eye meets first
_GAP = {
    Aim.ELIMINATE: "tackles discrimination, harassment or victimisation for",
    Aim.ADVANCE: "advances equality of opportunity for",
    Aim.FOSTER: "fosters good relations for",
}


@dataclass(frozen=True)
class Kind:
    """A protected characteristic, or a local priority, as far as the matrix needs to know it."""

    slug: str
    name: str
    statutory: bool
    adopted: str = ""


@dataclass(frozen=True)
class Cell:
    """How many open actions and how many objectives say this characteristic and this aim."""

    aim: str
    actions: int
    objectives: int
    applies: bool = True
    shade: int = 0

    @property
    def is_gap(self) -> bool:
        """No open action; an aim that isn't said is no place that has to be filled."""
        return self.applies and not self.actions and self.aim in set(Aim)

    @property
    def heading(self) -> str:
        return column_heading(self.aim)


@dataclass(frozen=True)
class Row:
    kind: Kind
    cells: tuple[Cell, ...]
    actions: int
    objectives: int


@dataclass(frozen=True)
class Coverage:
    """The matrix, and what it says in words."""

    protected: tuple[Row, ...]
    local: tuple[Row, ...]
    everything: int
    open: int
    say_whom: int
    without_aim: int
    lead: str
    gaps: tuple[str, ...]

    @property
    def say_not_whom(self) -> int:
        return self.open - self.say_whom


def column_heading(aim: str) -> str:
    """ "(b) Advance equality of opportunity", or "Aim not said"."""
    return f"({AIM_LETTERS[Aim(aim)]}) {AIM_LABELS[Aim(aim)]}" if aim in set(Aim) else "Aim not said"


def coverage(
    kinds: Sequence[Kind], actions: Sequence[Tags], objectives: Sequence[Tags], *, everything: int
) -> Coverage:
    """The matrix of the open actions and the objectives of a plan that has `everything` actions in all.

    An action counts for what it says itself; what its objective says counts under the objective alone. It fills
    the cell of each of its characteristics with each of its aims.
    """
    rows = [_row(kind, actions, objectives) for kind in kinds]
    most = max((cell.actions for row in rows for cell in row.cells), default=0)
    rows = [Row(r.kind, tuple(_shaded(c, most) for c in r.cells), r.actions, r.objectives) for r in rows]
    slugs = {kind.slug for kind in kinds}
    say_whom = sum(bool(tags.characteristics & slugs) for tags in actions)
    protected = tuple(row for row in rows if row.kind.statutory)
    said = [] if not say_whom else [sentence for aim in _ASKED if (sentence := gap_sentence(protected, aim))]
    return Coverage(
        protected=protected,
        local=tuple(row for row in rows if not row.kind.statutory),
        everything=everything,
        open=len(actions),
        say_whom=say_whom,
        without_aim=sum(not tags.aims for tags in actions),
        lead=_lead(say_whom, len(actions), everything),
        gaps=tuple(said),
    )


def _row(kind: Kind, actions: Iterable[Tags], objectives: Iterable[Tags]) -> Row:
    work = [tags.aims for tags in actions if kind.slug in tags.characteristics]
    promises = [tags.aims for tags in objectives if kind.slug in tags.characteristics]
    cells = [
        Cell(
            aim,
            sum(aim in aims for aims in work),
            sum(aim in aims for aims in promises),
            applies=aim in aims_of(kind.slug),
        )
        for aim in Aim
    ]
    unsaid = Cell(NOT_SAID, sum(not aims for aims in work), sum(not aims for aims in promises))
    return Row(kind, (*cells, unsaid), len(work), len(promises))


def _shaded(cell: Cell, most: int) -> Cell:
    """Three grounds, a third of the largest number each; the number itself is always there."""
    shade = 0 if not cell.actions else min(3, 1 + 3 * (cell.actions - 1) // max(most, 1))
    return Cell(cell.aim, cell.actions, cell.objectives, cell.applies, shade)


def _lead(say_whom: int, open_actions: int, everything: int) -> str:
    if not everything:
        return "There are no actions yet."
    noun = "action" if open_actions == 1 else "actions"
    if not open_actions:
        return "No action is open."
    verb = "says whom it is for" if say_whom <= 1 else "say whom they are for"
    who = "None" if not say_whom else f"{say_whom:,}"
    return f"{who} of {open_actions:,} open {noun} {verb}."


def gap_sentence(rows: Sequence[Row], aim: Aim) -> str:
    """For which protected characteristics no open action serves an aim, in a sentence; nothing where none is left
    out.
    """
    missing = [row.kind.name.lower() for row in rows for cell in row.cells if cell.aim == aim and cell.is_gap]
    asked = [row for row in rows for cell in row.cells if cell.aim == aim and cell.applies]
    if not missing:
        return ""
    if len(missing) == len(asked):
        return f"No open action {_GAP[aim]} any of the {len(asked)} protected characteristics that this aim covers."
    return f"No open action {_GAP[aim]} {listed(missing)}."


def listed(names: Sequence[str]) -> str:
    """ "sex", "race or sex", "pregnancy and maternity, race, or sex"."""
    if len(names) == 1:
        return names[0]
    comma = "," if len(names) > 2 or any(" and " in name or " or " in name for name in names) else ""
    return f"{', '.join(names[:-1])}{comma} or {names[-1]}"
