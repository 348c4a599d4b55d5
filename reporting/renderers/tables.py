"""One table again, where WeasyPrint made a table of each page's piece.

On paper the head is repeated on every page; in the structure, which is what is read aloud, a table that goes
on overleaf stays one table with one head, and a row that goes on stays one row.
"""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, String


@dataclass
class Piece:
    """A table of one page, and the places of its first and last content in reading order."""

    table: Object
    first: int = -1
    last: int = -1
    first_page: tuple[int, int] = (0, 0)
    last_page: tuple[int, int] = (0, 0)
    above: list[Object] = field(default_factory=list)


def join_tables(root: Object) -> int:
    """Joins the pieces of every table in the structure tree and says how many were joined to others.

    A piece continues the one before when nothing is read between them and it begins on another page: between
    two tables of ours there is always a heading or a paragraph.
    """
    joined = 0
    whole: Piece | None = None
    for piece in _pieces(root):
        if whole and piece.first == whole.last + 1 and piece.first_page != whole.last_page:
            _append(whole.table, piece.table)
            _remove(piece)
            whole.last, whole.last_page = piece.last, piece.last_page
            joined += 1
        else:
            whole = piece
    return joined


def kids(element: Object) -> list[Object]:
    """The elements directly below one."""
    below = element.get("/K")
    if below is None:
        return []
    return [kid for kid in (below if isinstance(below, Array) else [below]) if isinstance(kid, Dictionary)]


def _pieces(root: Object) -> list[Piece]:
    found: list[Piece] = []
    read = 0

    def walk(element: Object, above: list[Object], inside: Piece | None) -> None:
        nonlocal read
        if str(element.get("/S", "")) == "/Table":
            inside = Piece(element, above=above)
            found.append(inside)
        if _has_content(element):
            if inside:
                page = element.Pg.objgen
                if inside.first < 0:
                    inside.first, inside.first_page = read, page
                inside.last, inside.last_page = read, page
            read += 1
        for kid in kids(element):
            if "/S" in kid:
                walk(kid, [*above, element], inside)

    walk(root, [], None)
    return [piece for piece in found if piece.first >= 0]


def _has_content(element: Object) -> bool:
    below = element.get("/K")
    items = below if isinstance(below, Array) else [below]
    return any(isinstance(item, int) for item in items)


def _append(whole: Object, piece: Object) -> None:
    """Moves the rows of a piece under those of the whole; the repeated head stays behind and is not read.

    A page that one row fills alone, with what was left of it, has no repeated head.
    """
    body = _parts(whole)["/TBody"]
    same = dict(zip(_ids(_parts(piece).get("/THead")), _ids(_parts(whole).get("/THead")), strict=False))
    for row in kids(_parts(piece)["/TBody"]):
        for cell in kids(row):
            _rename_headings(cell, same)
        if _goes_on(row):
            for cell, more in zip(kids(kids(body)[-1]), kids(row), strict=True):
                _move(more, cell)
        else:
            row.P = body
            body.K.append(row)


def _parts(table: Object) -> dict[str, Object]:
    return {str(kid.S): kid for kid in kids(table)}


def _ids(head: Object | None) -> list[bytes]:
    return [bytes(cell.ID) for row in kids(head) for cell in kids(row) if "/ID" in cell] if head else []


def _rename_headings(cell: Object, same: dict[bytes, bytes]) -> None:
    if "/A" in cell and "/Headers" in cell.A:
        named = (bytes(key) for key in cell.A.Headers)
        cell.A.Headers = Array([String(same.get(key, key)) for key in named])


def _goes_on(row: Object) -> bool:
    """The second half of a row that was split: every row of ours begins with a heading that has words."""
    first = kids(row)[0]
    return str(first.S) == "/TH" and not _says_something(first)


def _says_something(element: Object) -> bool:
    return _has_content(element) or any(_says_something(kid) for kid in kids(element))


def _move(source: Object, target: Object) -> None:
    for kid in kids(source):
        kid.P = target
        target.K.append(kid)


def _remove(piece: Piece) -> None:
    """Takes an emptied table out of the tree, and what stood around it where that is empty now."""
    gone = piece.table
    for parent in reversed(piece.above):
        parent.K = Array([kid for kid in parent.K if not _same(kid, gone)])
        if len(parent.K) or str(parent.get("/S", "")) == "/Document":
            return
        gone = parent


def _same(kid: Object, other: Object) -> bool:
    return isinstance(kid, Dictionary) and kid.objgen == other.objgen
