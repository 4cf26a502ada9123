"""Makes text safe to show on a terminal or in a log: nothing in it controls them or imitates other output.

Titles, texts, file names, headers and reasons come from elsewhere and may hold anything: escape sequences that
rewrite a screen, line breaks that make one line look like two, overrides that turn the order of letters round.
"""

from __future__ import annotations

import json
import re

# Line breaks of every kind: vertical tab, form feed, the separators of ASCII, next line, U+2028 and U+2029.
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Marks, embeddings, overrides and isolates of direction (Unicode, UAX #9), with their deprecated kin U+206A-U+206F.
# Letters need none of them to run their own way, so Arabic and Hebrew stay readable without.
DIRECTION_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_DIRECTION = re.compile(f"[{DIRECTION_CONTROLS}]")
_ODD = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ud800-\udfff{DIRECTION_CONTROLS}]")
REPLACEMENT = "\ufffd"
# What is dropped would glue its neighbours together unseen: controls of ASCII are shown as their pictures (U+2400 and
# further), and what has none, such as the C1 controls and lone surrogates, as the replacement character.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_PICTURES |= dict.fromkeys([*range(0x80, 0xA0), *range(0xFFF9, 0xFFFC), *range(0xD800, 0xE000)], REPLACEMENT)
_IN_TEXT = {code: picture for code, picture in _PICTURES.items() if chr(code) not in "\n\t"}


def printable_line(text: str) -> str:
    """Return `text` in one line: line breaks and tabs become blanks, other controls become their pictures."""
    if text.isprintable():
        return text
    return _DIRECTION.sub("", _BREAKS.sub(" ", text).replace("\t", " ")).translate(_PICTURES)


def printable_text(text: str) -> str:
    r"""Like `printable_line`, but every line break becomes "\n", and tabs stay."""
    if not _ODD.search(text):
        return text
    return _DIRECTION.sub("", _BREAKS.sub("\n", text)).translate(_IN_TEXT)


def json_line(value: object) -> str:
    """Return `value` as JSON in one line: letters stay, what could control a terminal becomes a \\u escape."""
    line = json.dumps(value, ensure_ascii=False)
    return _ODD.sub(lambda odd: f"\\u{ord(odd.group()):04x}", line)
