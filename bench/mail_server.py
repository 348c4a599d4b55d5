"""A mail server for measuring and for tests: aiosmtpd, beside an app of ours that is called as one of its packages."""

import importlib
import socket
import sys
from pathlib import Path
from typing import Any

ROOT = str(Path(__file__).resolve().parent.parent)


def _named_public() -> dict[str, Any]:
    return {name: module for name, module in sys.modules.items() if name.split(".")[0] == "public"}


def _controller() -> type:
    """aiosmtpd marks its names with a package called `public`: while it's imported, that one is found and not ours."""
    ours, path = _named_public(), list(sys.path)
    for name in ours:
        del sys.modules[name]
    sys.path[:] = [place for place in path if place not in ("", ROOT)]
    try:
        return importlib.import_module("aiosmtpd.controller").Controller
    finally:
        sys.path[:] = path
        for name in _named_public():
            del sys.modules[name]
        sys.modules.update(ours)


Controller: Any = _controller()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
