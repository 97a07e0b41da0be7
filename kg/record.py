"""Frozen values as bytes and back: JSON in which every value of kg.model or kg.report keeps its class.

Records lie in a folder that users pass on, so they are data only: reading one never runs code, as a pickle would.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from kg import model, report

_CLASSES = {
    name: item
    for module in (model, report)
    for name, item in vars(module).items()
    if isinstance(item, type) and (is_dataclass(item) or issubclass(item, Enum))
}
_TUPLE, _SET, _DECIMAL = "", "set", "Decimal"


def encode(value: object) -> bytes:
    """A value of such classes, tuples, frozen sets, decimals and plain values, as JSON; equal values, equal bytes."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def decode(record: bytes) -> Any:
    """The value that ``encode`` was given. Raises ValueError for bytes that are no record."""
    return _value(json.loads(record))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return [type(value).__name__, value.value]
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(_plain, value)]
    if isinstance(value, frozenset):
        return [_SET, *map(_plain, sorted(value))]
    if isinstance(value, Decimal):
        return [_DECIMAL, str(value)]
    if is_dataclass(value) and type(value).__name__ in _CLASSES:
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    raise TypeError(f"no record can hold a {type(value).__name__}")


def _value(plain: Any) -> Any:
    if not isinstance(plain, list):
        return plain
    head, *rest = plain
    values = [_value(item) for item in rest]
    if head == _TUPLE:
        return tuple(values)
    if head == _SET:
        return frozenset(values)
    if head == _DECIMAL:
        return Decimal(values[0])
    kind = _CLASSES.get(head)
    if kind is None:
        raise ValueError(f"a record holds an unknown class {head!r}")
    if issubclass(kind, Enum):
        return kind(values[0])
    return kind(**{field.name: value for field, value in zip(fields(kind), values, strict=True)})
