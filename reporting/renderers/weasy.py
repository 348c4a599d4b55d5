"""WeasyPrint, loaded without what our papers never ask of it, which is a third of what it loads.

Of fontTools it wants the parts that make a font smaller and that make one font of many. Ours are static, and HarfBuzz
makes them smaller; should either part be asked for after all, it is loaded then.
"""

import importlib
import sys
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """A module that is loaded when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


def _instantiate_later(*args: Any, **more: Any) -> Any:
    return importlib.import_module(INSTANCER).instantiateVariableFont(*args, **more)


SUBSET, INSTANCER = "fontTools.subset", "fontTools.varLib.instancer"


def _load() -> ModuleType:
    later = {name: Later(name) for name in (SUBSET, INSTANCER) if name not in sys.modules}
    if INSTANCER in later:
        later[INSTANCER].instantiateVariableFont = _instantiate_later  # type: ignore[attr-defined]
    sys.modules.update(later)
    try:
        return importlib.import_module("weasyprint")
    finally:
        for name in later:  # whoever else asks for them gets the real ones
            sys.modules.pop(name)


weasyprint: Any = _load()
