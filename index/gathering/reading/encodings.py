"""Decodes bytes to text: detects the encoding of a source, whatever it declares."""

from __future__ import annotations

import codecs
import re

DETECTION_BYTES = 65_536  # enough letters to tell an encoding by; charset-normalizer takes 0.1 s for them
BINARY_SAMPLE_BYTES = 8_192
MAX_CONTROL_SHARE = 0.02  # of the first characters; text has none but line breaks and tabs
STRAY_BYTE_SHARE = 0.02  # UTF-8 with fewer bytes than this astray is UTF-8 with a foreign part pasted in

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF document: save it as text or HTML first",
    b"PK\x03\x04": "a ZIP archive or office document: unpack it, or save it as text or HTML first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"\xd0\xcf\x11\xe0": "an old office document: save it as text or HTML first",
    b"\x1f\x8b": "gzip-compressed: name it .gz",
    b"\xfd7zXZ": "xz-compressed: name it .xz",
    b"BZh": "bzip2-compressed: name it .bz2",
}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_DECLARED_IN_MARKUP = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_DECLARED_IN_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
# As the WHATWG encoding standard reads these labels: what says Latin-1 is windows-1252, and so on.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_SUPERSETS |= {"euc_kr": "cp949", "big5": "big5hkscs", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874"}
_SERVER_DEFAULTS = frozenset({"cp1252"})  # Latin-1 and ASCII are read as it
# Python's own, which no page is in: some take time by the square of the length, others run escapes.
_NO_ENCODINGS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"})


class NotText(Exception):
    """These bytes are not text; `str()` says what they look like."""


def decode(content: bytes, declared: str | None = None) -> str:
    """Return `content` as text; `declared` is the encoding that its source states. Raises NotText if it is binary.

    A byte order mark decides; then valid UTF-8, which other encodings hardly ever look like; then the declared
    encoding, outside or in the markup; then the best guess. UTF-8 with a few foreign bytes stays UTF-8 around them.
    Latin-1 declared outside counts after what the markup declares, since many servers declare it for everything.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _checked(content.decode(encoding, errors="replace"))
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            raise NotText(name)
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if b"\0" in content[:BINARY_SAMPLE_BYTES]:
        raise NotText("a binary file")
    if _is_mostly_utf8(content):
        return _checked(content.decode("utf-8", errors=_AS_WINDOWS_1252))
    inside = _declared_inside(content)
    for label in (inside, declared) if _codec(declared) in _SERVER_DEFAULTS else (declared, inside):
        text = _decoded_as(content, label) if label else None
        if text is not None:
            return _checked(text)
    return _checked(_guessed(content))


def _checked(text: str) -> str:
    sample = text[:BINARY_SAMPLE_BYTES]
    if len(_CONTROLS.findall(sample)) > max(1, MAX_CONTROL_SHARE * len(sample)):
        raise NotText("a binary file")
    return text


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether most non-ASCII bytes are well-formed UTF-8."""
    text = content.decode("utf-8", errors="replace")
    astray = text.count("\ufffd")
    well_formed = sum(len(run) for run in re.findall("[^\x00-\x7f\ufffd]+", text))
    return astray <= STRAY_BYTE_SHARE * len(text) and well_formed > 2 * astray


def _declared_inside(content: bytes) -> str | None:
    head = content[:4096]
    match = _DECLARED_IN_XML.search(head) or _DECLARED_IN_MARKUP.search(head)
    return match[1].decode("ascii") if match else None


def _decoded_as(content: bytes, label: str) -> str | None:
    """Return `content` decoded from the encoding of that name; None if it is unknown or does not fit."""
    name = _codec(label)
    try:
        return content.decode(name) if name else None
    except (LookupError, ValueError):  # of what is no encoding of text; UnicodeDecodeError is a ValueError
        return None


def _codec(label: str | None) -> str:
    """Return Python's name of the encoding for `label`; "" if there is none."""
    try:
        name = codecs.lookup(label.strip()).name if label else ""
    except (LookupError, ValueError):  # so is a NUL in the label
        return ""
    return "" if name in _NO_ENCODINGS else _SUPERSETS.get(name, name)


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:DETECTION_BYTES]).best()
    name = best.encoding if best else "cp1252"
    return content.decode(_SUPERSETS.get(name.replace("_", "-"), name), errors="replace")


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


_AS_WINDOWS_1252 = "quotewire-windows-1252"
codecs.register_error(_AS_WINDOWS_1252, _windows_1252)
