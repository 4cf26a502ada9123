"""What travels: a call's parameters as they come over HTTP, and a refusal as the Bot API words it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

Json = dict[str, Any]


class Refusal(Exception):
    """The server says no: an HTTP status, a description, and parameters such as `retry_after`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        self.code = code
        self.description = description
        self.parameters = parameters
        super().__init__(f"{code} {description}")

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = dict(self.parameters)
        return body


def bad_request(reason: str) -> Refusal:
    """A 400 as the Bot API words it."""
    return Refusal(400, f"Bad Request: {reason}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


async def read_parameters(request: web.Request) -> Json:
    """A call's parameters from the query, a form, a multipart form or JSON; values as sent, files as Upload."""
    found: Json = dict(request.query)
    if request.content_type == "application/json":
        found.update(await request.json())
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                found[name] = Upload(value.filename, value.file.read())
            else:
                found[name] = value
    return found


def typed(method: str, sent: Json, schema: dict[str, str]) -> Json:
    """Parameters by the method's schema ("int", "str", "bool", "json", "chat", "file"; "!" marks required ones).

    Raises a 400 for a parameter that the method does not have, that is missing, or that is of another kind.
    """
    for name in sent:
        if name not in schema:
            raise bad_request(f"{method} has no parameter {name}")
    for name, kind in schema.items():
        if kind.endswith("!") and sent.get(name) in (None, ""):
            raise bad_request(f"{method}: parameter {name} is missing")
    return {name: _value(method, name, value, schema[name].rstrip("!")) for name, value in sent.items()}


def _value(method: str, name: str, value: Any, kind: str) -> Any:
    try:
        match kind:
            case "int":
                return int(value)
            case "float":
                return float(value)
            case "bool":
                return value if isinstance(value, bool) else {"true": True, "false": False}[str(value).lower()]
            case "json":
                return json.loads(value) if isinstance(value, str) else value
            case "chat":
                return value if isinstance(value, str) and value.startswith("@") else int(value)
            case "file":
                return value
            case _:
                return str(value)
    except (ValueError, KeyError, TypeError):
        raise bad_request(f"{method}: parameter {name} is not a {kind}: {value!r}") from None
