"""The door through which bytes come in: a file's text, or a clear reason why it has none."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError

_BOMS_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f")
_BINARY_SHARE = 0.01  # of control bytes, above which a file is no text


def read_text(path: str | Path) -> str:
    """The text of a file in UTF-8 (with or without byte order mark) or GB18030, line ends as ``\\n``.

    Raises InputError, with the line where one can be told, for a file that is missing, empty, binary or undecodable.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(path, f"cannot be read: {error.strerror or error}") from error
    return decode(data, path)


def decode(data: bytes, path: str | Path) -> str:
    """The text of ``data``; ``path`` only names it in errors."""
    if not data.strip():
        raise InputError(path, "is empty")
    _refuse_binary(data, path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _decode_gb(data, path, error)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(path, "is empty")
    return text


def _refuse_binary(data: bytes, path: str | Path) -> None:
    if data.startswith(_BOMS_16):
        raise InputError(path, "is UTF-16; save it as UTF-8 or GB18030")
    controls = sum(data.count(code) for code in _CONTROLS)
    if b"\0" in data or controls > _BINARY_SHARE * len(data):
        raise InputError(path, "is a binary file, not text")


def _decode_gb(data: bytes, path: str | Path, utf8: UnicodeDecodeError) -> str:
    """The text as GB18030, or an error at the line where UTF-8, which got further, ends."""
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as gb:
        at = max(utf8.start, gb.start)
        raise InputError(path, "is neither UTF-8 nor GB18030", data.count(b"\n", 0, at) + 1) from gb
