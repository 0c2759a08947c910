"""The descriptor of the package: read, and held to the contract before anything relies on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from zmos_data import limits
from zmos_data.casting import KINDS, is_day
from zmos_data.cells import cleaned, refused, shortened
from zmos_data.contract import OPTIONAL, contract, table_path
from zmos_data.differences import difference
from zmos_data.former_names import rename_schema
from zmos_data.model import Problem
from zmos_data.package import DESCRIPTOR, READABLE, Package
from zmos_data.phrase import Phrase

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")  # a column is an attribute of its row
_ADVICE = Phrase("correct the descriptor, or put the shipped one back")
_OBJECT, _LIST, _TEXT = Phrase("an object"), Phrase("a list"), Phrase("text")


def read_descriptor(package: Package) -> tuple[dict[str, Any], list[Problem]]:
    """Read the descriptor.

    Returns
    -------
    (dict, list of Problem)
        The descriptor with its texts cleaned, empty where something is wrong with it.
    """
    if DESCRIPTOR in package.unread:
        said = package.unread[DESCRIPTOR]
        most = Phrase("a file of at most {limit} MB", limit=limits.DESCRIPTOR_BYTES // limits.MB)
        return {}, [problem("", READABLE, said, most)]
    try:
        text = package.files[DESCRIPTOR].decode("utf-8-sig")
        descriptor = _cleaned(json.loads(text, parse_constant=_no_constant))
    except UnicodeDecodeError:
        return {}, [_unread(Phrase("not UTF-8"))]
    except json.JSONDecodeError as error:
        return {}, [_unread(Phrase("no JSON from line {line} on", line=error.lineno))]
    except RecursionError:
        return {}, [_unread(Phrase("deeper than {limit} levels", limit=limits.DEPTH))]
    except ValueError as error:  # Python's own is of a number of thousands of digits
        return {}, [_unread(str(error) if isinstance(error, _SignError) else Phrase("no JSON"))]
    problems = list(_problems(descriptor))[: limits.PROBLEMS]
    return ({} if problems else descriptor), problems


def problem(place: str, rule: str, found: str, expected: str) -> Problem:
    """Name what is wrong with the descriptor; ``place`` is a table and its column."""
    return Problem(DESCRIPTOR, None, place or None, rule, found, expected, _ADVICE)


def _unread(found: str) -> Problem:
    return problem("", Phrase("readable descriptor"), found, Phrase("JSON in UTF-8"))


class _SignError(ValueError):
    """A sign or a word that no descriptor may hold."""


def _no_constant(name: str) -> None:
    raise _SignError(name)


def _cleaned(value: Any, depth: int = 0) -> Any:
    """Clean every text, at any depth that a descriptor may have."""
    if depth > limits.DEPTH:
        raise RecursionError
    if isinstance(value, dict):
        return {cleaned(name): _cleaned(part, depth + 1) for name, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part, depth + 1) for part in value]
    if isinstance(value, str):
        if sign := refused(value):
            raise _SignError(sign)
        return cleaned(value)
    return value


def _problems(descriptor: Any) -> Iterator[Problem]:
    """Find what is wrong from the outside in; what leans on a broken part is not asked."""
    if not isinstance(descriptor, dict):
        yield _wrong("", descriptor, _OBJECT)
        return
    yield from _about(descriptor)
    resources: Any = descriptor.get("resources")
    if not _are(resources, dict):
        yield _wrong("resources", resources, _LIST)
        return
    names = [resource.get("name") for resource in resources]
    wanted = [table for table in contract() if table in names or table not in OPTIONAL]
    if sorted(map(_said, names)) != sorted(wanted):
        yield problem(
            "resources",
            Phrase("each table is described once"),
            difference([_said(name) for name in names], wanted),
            ", ".join(wanted),
        )
        return
    for resource in resources:
        yield from _of_resource(resource["name"], resource)


def _about(descriptor: dict[str, Any]) -> Iterator[Problem]:
    """Check what is said of the package as a whole."""
    for name in ("name", "title", "version"):
        if not _is_text(descriptor.get(name)) or not descriptor[name]:
            yield _wrong(name, descriptor.get(name), _TEXT)
    version = descriptor.get("version")
    if _is_text(version) and version and not _VERSION.fullmatch(version):
        yield _wrong("version", version, Phrase("letters, digits, dots and hyphens"))
    created = descriptor.get("created", "")
    if created and not (_is_text(created) and _is_date(created[:10])):
        yield _wrong("created", created, Phrase("a day such as {day}", day="2026-11-24"))
    if not _are(descriptor.get("licenses"), dict, "name"):
        yield _wrong("licenses", descriptor.get("licenses"), Phrase("a list of licences by name"))
    changes = descriptor.get("changelog", [])
    if not _are(changes, dict, "version", "date", *(("text_sl",) if changes else ())):
        yield _wrong("changelog", changes, Phrase("a list of versions with date and words"))
    elif days := [c["date"] for c in changes if not _is_date(c["date"])]:
        yield _wrong("changelog", days[0], Phrase("a day such as {day}", day="2026-11-24"))
    yield from _words("", descriptor)


def _of_resource(table: str, resource: dict[str, Any]) -> Iterator[Problem]:
    path = table_path(table)
    if resource.get("path") != path:
        yield problem(
            f"{table}.path", Phrase("the place of the table"), _said(resource.get("path")), path
        )
    for name, only in (("dialect", None), ("encoding", "utf-8")):
        if resource.get(name, only) != only:
            yield problem(
                f"{table}.{name}",
                Phrase("the form of the table"),
                _said(resource[name]),
                Phrase("CSV in UTF-8 with commas"),
            )
    yield from _words(table, resource)
    schema = resource.get("schema")
    if not isinstance(schema, dict) or not _are(schema.get("fields"), dict, "name", "type"):
        yield _wrong(f"{table}.schema", schema, Phrase("columns with name and type"))
        return
    broken = list(_of_fields(table, schema["fields"]))
    if not broken:
        rename_schema(table, schema)
    yield from broken or _of_contract(table, schema)


def _of_fields(table: str, fields: list[dict[str, Any]]) -> Iterator[Problem]:
    """Check each column by itself."""
    seen: set[str] = set()
    for field in fields:
        name, kind = field["name"], field["type"]
        if not _NAME.fullmatch(name):
            yield problem(
                f"{table}.{shortened(name)}",
                Phrase("the name of a column"),
                shortened(name),
                Phrase("small letters, digits and underscores"),
            )
            continue
        place = f"{table}.{name}"
        if name in seen:
            yield problem(place, Phrase("a column once"), name, Phrase("each column once"))
        seen.add(name)
        if kind not in KINDS:
            yield problem(
                place,
                Phrase("type of the column"),
                shortened(kind),
                Phrase("one of: {values}", values=", ".join(KINDS)),
            )
        yield from _words(place, field)
        yield from _of_constraints(place, field)


def _of_constraints(place: str, field: dict[str, Any]) -> Iterator[Problem]:
    rules = field.get("constraints", {})
    if not isinstance(rules, dict):
        yield _wrong(f"{place}.constraints", rules, _OBJECT)
        return
    for name, value in rules.items():
        if not _is_sound(name, value):
            yield problem(
                f"{place}.{shortened(name)}",
                Phrase("what the column allows"),
                _said(value),
                _FORMS.get(name) or Phrase("one of: {values}", values=", ".join(_FORMS)),
            )


_FORMS = {
    "required": Phrase("true or false"),
    "unique": Phrase("true or false"),
    "enum": Phrase("a list of texts"),
    "minimum": Phrase("number"),
    "maximum": Phrase("number"),
    "pattern": Phrase("a regular expression"),
}


def _is_sound(name: str, value: Any) -> bool:
    """Tell whether a constraint can be asked."""
    if name in ("required", "unique"):
        return isinstance(value, bool)
    if name in ("minimum", "maximum"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "enum":
        return bool(value) and _are(value, str)
    return name == "pattern" and _is_text(value) and _compiles(value)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _of_contract(table: str, schema: dict[str, Any]) -> Iterator[Problem]:
    """Hold the columns to what the dashboard needs of them."""
    needed = contract()[table]
    found = {field["name"]: field for field in schema["fields"]}
    missing = [name for name in needed["fields"] if name not in found]
    if missing:
        yield problem(
            table,
            Phrase("columns that the dashboard needs"),
            difference(list(found), list(needed["fields"])),
            ", ".join(missing),
        )
        return
    for name, rules in needed["fields"].items():
        here = {"type": found[name]["type"], **found[name].get("constraints", {})}
        for rule, value in rules.items():
            if here.get(rule) != value and not (rule == "enum" and _is_part(here, value)):
                yield problem(
                    f"{table}.{name}.{rule}",
                    Phrase("what the dashboard needs"),
                    _said(here.get(rule)),
                    Phrase("one of: {values}", values=", ".join(value))
                    if rule == "enum"
                    else str(value),
                )
    for key in ("primaryKey", "foreignKeys"):
        if schema.get(key, []) != needed[key]:
            yield problem(
                f"{table}.{key}",
                Phrase("what the dashboard needs"),
                _said(schema.get(key)),
                json.dumps(needed[key]),
            )


def _is_part(rules: dict[str, Any], values: list[str]) -> bool:
    """Tell whether a column allows some of the values, and no other."""
    return "enum" in rules and set(rules["enum"]) <= set(values)


def _words(place: str, part: dict[str, Any]) -> Iterator[Problem]:
    """Check that what is shown is text."""
    for name in ("title", "title_en", "description", "description_sl", "unit", "example"):
        if not _is_text(part.get(name, "")):
            yield _wrong(f"{place}.{name}".lstrip("."), part[name], _TEXT)


def _wrong(place: str, found: Any, expected: str) -> Problem:
    return problem(place, Phrase("the form of the descriptor"), _said(found), expected)


def _are(values: Any, kind: type[Any], *texts: str) -> bool:
    """Tell whether it is a list of one kind, each with the texts that are named."""
    return isinstance(values, list) and all(
        isinstance(value, kind) and all(_is_text(value.get(name)) for name in texts)
        for value in values
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_date(text: str) -> bool:
    return len(text) == 10 and is_day(text)


def _said(value: Any) -> str:
    """Write what was found; never what is inside of it, which may be endless."""
    if value is None:
        return Phrase("nothing")
    if isinstance(value, dict):
        return _OBJECT
    if isinstance(value, list):
        flat = all(not isinstance(part, dict | list) for part in value)
        return shortened(", ".join(map(str, value[:20]))) if value and flat else _LIST
    return shortened(str(value))
