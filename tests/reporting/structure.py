"""Whether content and structure of a tagged PDF lead to each other."""

import pikepdf

from tests.reporting.reading import structure


def check(pdf: pikepdf.Pdf) -> None:
    """Content leads to the element that names it, and each piece of content is in one element or in none."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(numbers[n]) for n in range(0, len(numbers), 2)]
    assert keys == sorted(set(keys))
    owners = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    sheets = {page.obj.objgen for page in pdf.pages}
    named = []
    for element, _ in structure(pdf):
        assert element.Pg.objgen in sheets
        assert any(kid == element for kid in element.P.K) or element.P.Type == pikepdf.Name.StructTreeRoot
        for kid in element.K:
            mark = kid if isinstance(kid, int) else kid.get("/MCID")
            if mark is not None:
                page = element.Pg if isinstance(kid, int) else kid.Pg
                named.append((int(page.StructParents), int(mark)))
                assert owners[int(page.StructParents)][int(mark)].objgen == element.objgen
    assert len(named) == len(set(named))
    for page in pdf.pages:
        assert page.obj.Tabs == pikepdf.Name.S
        mine = {n for n, owner in enumerate(owners[int(page.obj.StructParents)]) if owner is not None}
        assert mine == {mark for sheet, mark in named if sheet == int(page.obj.StructParents)}
        for annotation in page.obj.get("/Annots", ()):
            assert pikepdf.Name.Link == owners[int(annotation.StructParent)].S


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element, _ in structure(pdf)]
