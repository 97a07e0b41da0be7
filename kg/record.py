"""Frozen values as bytes and back: JSON in which every value of kg.model or kg.report keeps its class.

Records lie in a folder that users pass on, so they are data only: reading one never runs code, as a pickle would.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

from kg import model, report

_CLASSES = {
    name: item
    for module in (model, report)
    for name, item in vars(module).items()
    if isinstance(item, type) and (is_dataclass(item) or issubclass(item, Enum))
}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _CLASSES.values() if is_dataclass(kind)}
_VALUES: dict[type, attrgetter[tuple[object, ...]]] = {  # a value's fields at once: of one alone, no tuple
    kind: attrgetter(*names) for kind, names in _FIELDS.items() if len(names) > 1
}
_AS_IT_IS = frozenset((str, int, float, bool, type(None)))
_TUPLE, _SET, _DECIMAL = "", "set", "Decimal"


def encode(value: object) -> bytes:
    """A value of such classes, tuples, frozen sets, decimals and plain values, as JSON; equal values, equal bytes."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def decode(record: bytes) -> Any:
    """The value that ``encode`` was given. Raises ValueError for bytes that are no record."""
    return _value(json.loads(record))


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *[one if type(one) in _AS_IT_IS else _plain(one) for one in value]]
    if kind in _VALUES:
        held = _VALUES[kind](value)
        return [kind.__name__, *[one if type(one) in _AS_IT_IS else _plain(one) for one in held]]
    if isinstance(value, Enum):
        return [kind.__name__, value._value_]
    if isinstance(value, frozenset):
        return [_SET, *[_plain(item) for item in sorted(value)]]
    if isinstance(value, Decimal):
        return [_DECIMAL, str(value)]
    raise TypeError(f"no record can hold a {kind.__name__}")


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
    return kind(**dict(zip(_FIELDS[kind], values, strict=True)))
