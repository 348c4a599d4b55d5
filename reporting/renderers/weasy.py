"""WeasyPrint, loaded without what our papers never ask of it, which is a third of what it loads.

Of fontTools it wants the parts that make a font smaller and that make one font of many. Ours are static, and HarfBuzz
makes them smaller. Our pages are well-formed, so what reads loose HTML stays away too. Should any of it be asked for
after all, it is loaded then.
"""

import importlib
import sys
from io import StringIO
from types import ModuleType
from typing import Any, TextIO
from xml.etree import ElementTree


class Later(ModuleType):
    """A module that is loaded when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


def _instantiate_later(*args: Any, **more: Any) -> Any:
    return importlib.import_module(INSTANCER).instantiateVariableFont(*args, **more)


SUBSET, INSTANCER = "fontTools.subset", "fontTools.varLib.instancer"
LOOSE_HTML = "tinyhtml5"


def parse_page(page: TextIO, **more: Any) -> Any:
    """The elements of a page. One that is well-formed, as ours are, is read as XML, ten times as fast."""
    html = page.read()
    try:
        return ElementTree.fromstring(html)  # noqa: S314 expat refuses entities that grow
    except ElementTree.ParseError:
        return importlib.import_module(LOOSE_HTML).parse(StringIO(html), **more)


def _load() -> ModuleType:
    later = {name: Later(name) for name in (SUBSET, INSTANCER, LOOSE_HTML) if name not in sys.modules}
    if INSTANCER in later:
        later[INSTANCER].instantiateVariableFont = _instantiate_later  # type: ignore[attr-defined]
    if LOOSE_HTML in later:
        later[LOOSE_HTML].parse = parse_page  # type: ignore[attr-defined]
    sys.modules.update(later)
    try:
        return importlib.import_module("weasyprint")
    finally:
        for name in later:  # whoever else asks for them gets the real ones
            sys.modules.pop(name)


weasyprint: Any = _load()
