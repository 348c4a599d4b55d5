"""Which of the groups that a sheet names are themes, which objectives, and which are none."""

from collections.abc import Iterator

from imports.understanding.banners import Level, as_level
from imports.understanding.laid import Kind, LaidRow, columns_merged

BELOW = "Text below the table, without an action under it."


def settle_banners(rows: list[LaidRow]) -> None:
    """Says which groups are themes and which objectives, and drops those that have nothing under them.

    A banner by its looks alone takes the level of one that is filled alike; else, of several in a row, the
    first is a theme and the last an objective. Of two words for groups the one that comes first is the wider.
    """
    fills = {
        _fill(laid): laid.banner.level
        for laid in rows
        if laid.kind == Kind.BANNER and laid.banner and laid.banner.level and _fill(laid)
    }
    for laid in rows:
        if laid.kind == Kind.IGNORED and laid.banner:
            if _fill(laid) in fills and columns_merged(laid.row.cells[0]) > 1:
                laid.kind, laid.why = Kind.BANNER, ""
            else:
                laid.banner = None
    _settle_words(rows)
    for run in _runs(rows):
        unknown = [laid for laid in run if laid.banner and laid.banner.level is None]
        for laid in unknown:
            if not _leads_to_actions(rows, run):
                laid.kind, laid.banner, laid.why = Kind.IGNORED, None, BELOW
                continue
            level = fills.get(_fill(laid)) or (Level.OBJECTIVE if laid is run[-1] else Level.THEME)
            assert laid.banner
            laid.banner = as_level(laid.banner, level)


def _settle_words(rows: list[LaidRow]) -> None:
    """Where two words name objectives ("Outcome 1", below it "Objective 1"), the first names themes."""
    named = [laid.banner for laid in rows if laid.kind == Kind.BANNER and laid.banner and laid.banner.word]
    if any(banner.level == Level.THEME for banner in named):
        return
    words = list(dict.fromkeys(banner.word for banner in named))
    if len(words) != 2:
        return
    for laid in rows:
        if laid.kind == Kind.BANNER and laid.banner and laid.banner.word == words[0]:
            laid.banner = as_level(laid.banner, Level.THEME)


def _runs(rows: list[LaidRow]) -> Iterator[list[LaidRow]]:
    """Banners that follow each other, with at most headings between them."""
    run: list[LaidRow] = []
    for laid in rows:
        if laid.kind == Kind.BANNER:
            run.append(laid)
        elif laid.kind not in (Kind.HEADINGS, Kind.IGNORED) and run:
            yield run
            run = []
    if run:
        yield run


def _leads_to_actions(rows: list[LaidRow], run: list[LaidRow]) -> bool:
    last = run[-1].row.number
    return any(laid.kind == Kind.ACTION and laid.row.number > last for laid in reversed(rows))


def _fill(laid: LaidRow) -> str | None:
    return next((cell.fill for cell in laid.row.cells if not cell.is_blank), None)
