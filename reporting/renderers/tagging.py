"""What WeasyPrint leaves to be said in a tagged PDF: scopes, words of links, footers as artifacts."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from reporting.renderers.tables import join_tables, kids
from reporting.snapshot import Snapshot

MARKED = re.compile(rb"/\w+\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC\b")


def finish(drawn: bytes, snapshot: Snapshot) -> bytes:
    """The drawn paper with what PDF/UA-1 and readers still need."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        join_tables(pdf.Root.StructTreeRoot)
        elements = list(_elements(pdf.Root.StructTreeRoot))
        _scope_headings(elements)
        _name_headings(pdf, elements)
        _make_footers_artifacts(pdf, elements)
        _describe_links(pdf)
        pdf.docinfo["/Author"] = String(snapshot.organisation)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _elements(root: Object) -> Iterator[tuple[Object, bool]]:
    """Every element of the structure tree in reading order, and whether it stands in a table's head."""
    stack = [(kid, False) for kid in reversed(kids(root))]
    while stack:
        element, in_head = stack.pop()
        if "/S" not in element:
            continue
        yield element, in_head
        inside = in_head or str(element.S) == "/THead"
        stack.extend((kid, inside) for kid in reversed(kids(element)))


def _scope_headings(elements: list[tuple[Object, bool]]) -> None:
    for element, in_head in elements:
        if element.S == Name.TH:
            if "/A" not in element:
                element.A = Dictionary(O=Name.Table)
            element.A.Scope = Name.Column if in_head else Name.Row


def _name_headings(pdf: Pdf, elements: list[tuple[Object, bool]]) -> None:
    """Cells name their headings by ID; the tree that finds an element by its ID has to be there as well."""
    named = sorted((bytes(element.ID), element) for element, _ in elements if "/ID" in element)
    if named:
        names = Array(item for key, element in named for item in (String(key), element))
        limits = Array([String(named[0][0]), String(named[-1][0])])
        leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=names))
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def _make_footers_artifacts(pdf: Pdf, elements: list[tuple[Object, bool]]) -> None:
    """Content that the structure tree doesn't reach (footers) is said to be an artifact: nobody hears it."""
    reachable = {element.objgen for element, _ in elements}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        owners = parents.get(int(page.obj.get("/StructParents", -1)))
        if not isinstance(owners, Array):
            continue
        orphans = {n for n, owner in enumerate(owners) if owner is None or owner.objgen not in reachable}
        if orphans:
            _unmark(pdf, page, orphans)
            for number in orphans:
                owners[number] = None


def _unmark(pdf: Pdf, page: pikepdf.Page, orphans: set[int]) -> None:
    def replaced(match: re.Match[bytes]) -> bytes:
        return b"/Artifact BMC" if int(match[1]) in orphans else match[0]

    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    page.obj.Contents = pdf.make_stream(MARKED.sub(replaced, content))


def _describe_links(pdf: Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Link and "/Contents" not in annotation:
                annotation.Contents = String("Link to another part of this report")
