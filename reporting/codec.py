"""Frozen dataclasses to JSON and back, for records that must read the same for as long as they are kept."""

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints


def canonical(value: Any) -> str:
    """The one way of writing a value as JSON, so that the same content always has the same SHA-256."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as lists, dates as ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def build(kind: Any, value: Any) -> Any:
    """The value that `plain` wrote, as the type it had. A field that is missing takes its default."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(arg for arg in get_args(kind) if arg is not type(None))
        return None if value is None else build(inner, value)
    if origin is tuple:
        item = get_args(kind)[0]
        return tuple(build(item, each) for each in value)
    if origin is dict:
        return dict(value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        known = {name: hint for name, hint in _hints(kind).items() if name in value}
        return kind(**{name: build(hint, value[name]) for name, hint in known.items()})
    if isinstance(kind, type) and issubclass(kind, date):
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    fields = {field.name for field in dataclasses.fields(kind) if field.init}
    return {name: hint for name, hint in get_type_hints(kind).items() if name in fields}
