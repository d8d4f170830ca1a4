"""Describing: the routes of the API as a page shows them, out of their own description (OpenAPI 3.1). Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import Any

__all__ = ["Field", "Operation", "operations", "parts"]

Json = Mapping[str, Any]

_NO_BOUND = 1 << 32  # numbers beyond which a bound says nothing to anybody


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a route is asked with: *place* is ``path``, ``query`` or ``body``, *kind* its JSON type (of a
    list, that of what it holds, with *many*), *choices* all that it may be, *least* and *most* bounds of a number.
    """

    name: str
    place: str
    kind: str
    many: bool
    needed: bool
    told: str
    choices: tuple[str, ...]
    otherwise: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Operation:
    """A route: what it does in a line (*summary*) and at length (*told*), what it is asked with, and how it answers:
    each status with what it means.
    """

    tag: str
    method: str
    path: str
    summary: str
    told: str
    fields: tuple[Field, ...]
    answers: tuple[tuple[str, str], ...]
    example: tuple[tuple[str, str], ...]
    body: str

    @property
    def key(self) -> str:
        """An id for the page."""
        return f"{self.method}{self.path}".replace("/", "-").replace("{", "").replace("}", "").lower()

    def curl(self, base: str, token: bool) -> str:
        """A command line that asks it at *base*, a shell's words; with *token* it shows one."""
        path = self.path
        for name, value in self.example:
            path = path.replace(f"{{{name}}}", value)
        words = ["curl"] + (["-X", self.method] if self.method not in ("GET", "POST") else [])
        words += ["-H", "Authorization: Bearer TOKEN"] if token else []
        words += ["--json", self.body] if self.body else []
        asked = [f"{name}={value}" for name, value in self.example if f"{{{name}}}" not in self.path]
        words += ["-G"] if asked else []
        for one in asked:
            words += ["--data-urlencode", one]
        return " ".join(quote(word) for word in [*words, base + path])


def operations(described: Json) -> tuple[Operation, ...]:
    """The routes of an OpenAPI document, in its order."""
    schemas = described.get("components", {}).get("schemas", {})
    return tuple(
        _operation(method.upper(), path, one, schemas)
        for path, methods in described["paths"].items()
        for method, one in methods.items()
    )


def _operation(method: str, path: str, one: Json, schemas: Json) -> Operation:
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    model = _resolved(body, schemas)
    fields = [_field(p["name"], p["in"], p["schema"], p["required"], schemas) for p in one.get("parameters", ())]
    fields += _body(model, schemas)
    given = [(p["name"], str(e)) for p in one.get("parameters", ()) for e in p["schema"].get("examples", ())[:1]]
    example = next((json.dumps(e, ensure_ascii=False) for e in model.get("examples", ())), "")
    answers = [(status, answer["description"]) for status, answer in one["responses"].items()]
    return Operation(one["tags"][0], method, path, one["summary"], _line(one.get("description", "")), tuple(fields),
                     tuple(answers), tuple(given), example)  # fmt: skip


def _body(model: Json, schemas: Json, before: str = "") -> Iterator[Field]:
    """The fields of a body; those of a list's entries are called ``texts[].name``."""
    for name, schema in model.get("properties", {}).items():
        field = _field(before + name, "body", schema, name in model.get("required", ()), schemas)
        yield field
        if field.many:
            yield from _body(_resolved(schema["items"], schemas), schemas, f"{before}{name}[].")


def _field(name: str, place: str, schema: Json, needed: bool, schemas: Json) -> Field:
    told = _line(schema.get("description", ""))
    plain = _resolved(next((s for s in schema.get("anyOf", ()) if s.get("type") != "null"), schema), schemas)
    many = plain.get("type") == "array"
    of = _resolved(plain["items"], schemas) if many else plain
    default = schema.get("default")
    return Field(name, place, of.get("type", "object"), many, needed, told, tuple(of.get("enum", ())),
                 "" if default in (None, "", [], {}) else json.dumps(default).strip('"'), _bound(of, "minimum"),
                 _bound(of, "maximum"))  # fmt: skip


def _bound(schema: Json, name: str) -> int | None:
    found = schema.get(name)
    return found if isinstance(found, int) and found < _NO_BOUND else None


def _resolved(schema: Json, schemas: Json) -> Json:
    found: Json = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def _line(text: str) -> str:
    """Text in paragraphs, each in one line."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def parts(text: str) -> Sequence[tuple[str, bool]]:
    """The parts of a text, and whether each stands between backticks: it is to be typed or read as it stands."""
    return [(part, bool(n % 2)) for n, part in enumerate(text.split("`")) if part]
