"""The drawn parts of a paper joined to one: sheets, structure, bookmarks, links, fonts and feet."""

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO
from types import TracebackType
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, OutlineItem, Pdf

BOOKMARKS = "/PartBookmarks"  # in a part: level, words, sheet and place of each heading


class Joined:
    """One paper. The first part says what the paper is called and in which language it is."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._open = ExitStack()
        first, *others = (self._open.enter_context(Pdf.open(BytesIO(part))) for part in parts)
        self.pdf: Pdf = first
        self._bookmarks: list[tuple[int, str, int, float, float]] = []
        self._fonts: dict[bytes, Object] = {}
        self._root = first.Root.StructTreeRoot
        self._owners = Array(self._root.ParentTree.Nums)
        self._keep(first, 0)
        self._next = len(self._owners) // 2
        for other in others:
            self._add(other)
        self._root.ParentTree = first.make_indirect(Dictionary(Nums=self._owners))
        self._write_bookmarks()

    def __enter__(self) -> "Joined":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def are_wide(self) -> list[bool]:
        """Of each sheet, whether it lies on its side."""
        return [float(page.mediabox[2]) > float(page.mediabox[3]) for page in self.pdf.pages]

    def stamp(self, feet: bytes) -> None:
        """Puts at the head and foot of each sheet what the sheet of the same number shows. Nobody hears it."""
        source = self._open.enter_context(Pdf.open(BytesIO(feet)))
        before = self.pdf.make_stream(b"q\n")
        for number, (page, foot) in enumerate(zip(self.pdf.pages, source.pages, strict=True)):
            name = f"/Foot{number}"
            if "/XObject" not in page.obj.Resources:
                page.obj.Resources.XObject = Dictionary()
            page.obj.Resources.XObject[name] = self.pdf.copy_foreign(foot.as_form_xobject())
            shown = f"\nQ\n/Artifact <</Type/Pagination>> BDC\n{name} Do\nEMC\n"
            page.obj.Contents = Array([before, page.obj.Contents, self.pdf.make_stream(shown.encode())])

    def to_bytes(self) -> bytes:
        """The smallest form, byte for byte the same whenever it is joined of the same parts."""
        return packed(self.pdf)

    def _add(self, part: Pdf) -> None:
        first = len(self.pdf.pages)
        self.pdf.add_pages_from(part)
        root = self.pdf.copy_foreign(part.Root.StructTreeRoot)
        for element in root.K[0].K:
            element.P = self._root.K[0]
            self._root.K[0].K.append(element)
        numbers = root.ParentTree.Nums
        for place in range(0, len(numbers), 2):
            self._owners.append(int(numbers[place]) + self._next)
            self._owners.append(numbers[place + 1])
        for page in self.pdf.pages[first:]:
            page.obj.StructParents = int(page.obj.StructParents) + self._next
            for annotation in page.obj.get("/Annots", ()):
                annotation.StructParent = int(annotation.StructParent) + self._next
        self._next += len(numbers) // 2
        self._keep(part, first)

    def _keep(self, part: Pdf, first: int) -> None:
        """What of a part belongs to the whole: its bookmarks and its fonts."""
        marks: Any = part.Root.get(BOOKMARKS, ())
        for level, title, sheet, x, y in marks:
            self._bookmarks.append((int(level), str(title), first + int(sheet), float(x), float(y)))
        for font in self.pdf.pages[first].obj.Resources.get("/Font", {}).values():
            about = font.DescendantFonts[0].FontDescriptor
            for kind in ("/FontFile2", "/FontFile3"):
                if kind in about:
                    about[kind] = self._fonts.setdefault(about[kind].read_raw_bytes(), about[kind])

    def _write_bookmarks(self) -> None:
        if BOOKMARKS in self.pdf.Root:
            del self.pdf.Root[BOOKMARKS]
        above: list[tuple[int, OutlineItem]] = []
        with self.pdf.open_outline() as outline:
            outline.root.clear()
            for level, title, sheet, x, y in self._bookmarks:
                item = OutlineItem(title, sheet, "XYZ", left=x, top=y, zoom=0)
                while above and above[-1][0] >= level:
                    above.pop()
                (above[-1][1].children if above else outline.root).append(item)
                above.append((level, item))


def packed_part(part: bytes) -> bytes:
    """A part as small as it can be kept."""
    with Pdf.open(BytesIO(part)) as pdf:
        return packed(pdf)


def packed(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
