"""The descriptor of the package: read, and held to the contract before anything relies on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from zmos_data import limits
from zmos_data.casting import is_day
from zmos_data.cells import cleaned, refused
from zmos_data.contract import OPTIONAL, contract, table_path
from zmos_data.described_columns import check_columns
from zmos_data.descriptor_problems import (
    LIST,
    OBJECT,
    TEXT,
    are,
    is_text,
    problem,
    said,
    texts,
    wrong_form,
)
from zmos_data.differences import difference
from zmos_data.former_names import rename_schema
from zmos_data.model import Problem
from zmos_data.package import DESCRIPTOR, READABLE, Package
from zmos_data.phrase import Phrase

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}")


def read_descriptor(package: Package) -> tuple[dict[str, Any], list[Problem]]:
    """Read the descriptor.

    Returns
    -------
    (dict, list of Problem)
        The descriptor with its texts cleaned, empty where something is wrong with it.
    """
    if DESCRIPTOR in package.unread:
        reason = package.unread[DESCRIPTOR]
        most = Phrase("a file of at most {limit} MB", limit=limits.DESCRIPTOR_BYTES // limits.MB)
        return {}, [problem("", READABLE, reason, most)]
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
        yield wrong_form("", descriptor, OBJECT)
        return
    yield from _about(descriptor)
    resources: Any = descriptor.get("resources")
    if not are(resources, dict):
        yield wrong_form("resources", resources, LIST)
        return
    names = [resource.get("name") for resource in resources]
    wanted = [table for table in contract() if table in names or table not in OPTIONAL]
    if sorted(map(said, names)) != sorted(wanted):
        yield problem(
            "resources",
            Phrase("each table is described once"),
            difference([said(name) for name in names], wanted),
            ", ".join(wanted),
        )
        return
    for resource in resources:
        yield from _of_resource(resource["name"], resource)


def _about(descriptor: dict[str, Any]) -> Iterator[Problem]:
    """Check what is said of the package as a whole."""
    for name in ("name", "title", "version"):
        if not is_text(descriptor.get(name)) or not descriptor[name]:
            yield wrong_form(name, descriptor.get(name), TEXT)
    version = descriptor.get("version")
    if is_text(version) and version and not _VERSION.fullmatch(version):
        yield wrong_form("version", version, Phrase("letters, digits, dots and hyphens"))
    created = descriptor.get("created", "")
    if created and not (is_text(created) and _is_date(created[:10])):
        yield wrong_form("created", created, Phrase("a day such as {day}", day="2026-11-24"))
    if not are(descriptor.get("licenses"), dict, "name"):
        yield wrong_form(
            "licenses", descriptor.get("licenses"), Phrase("a list of licences by name")
        )
    changes = descriptor.get("changelog", [])
    if not are(changes, dict, "version", "date", *(("text_sl",) if changes else ())):
        yield wrong_form("changelog", changes, Phrase("a list of releases with date and words"))
    elif days := [c["date"] for c in changes if not _is_date(c["date"])]:
        yield wrong_form("changelog", days[0], Phrase("a day such as {day}", day="2026-11-24"))
    yield from texts("", descriptor)


def _of_resource(table: str, resource: dict[str, Any]) -> Iterator[Problem]:
    path = table_path(table)
    if resource.get("path") != path:
        yield problem(
            f"{table}.path", Phrase("the place of the table"), said(resource.get("path")), path
        )
    for name, only in (("dialect", None), ("encoding", "utf-8")):
        if resource.get(name, only) != only:
            yield problem(
                f"{table}.{name}",
                Phrase("the form of the table"),
                said(resource[name]),
                Phrase("CSV in UTF-8 with commas"),
            )
    yield from texts(table, resource)
    schema = resource.get("schema")
    if not isinstance(schema, dict) or not are(schema.get("fields"), dict, "name", "type"):
        yield wrong_form(f"{table}.schema", schema, Phrase("columns with name and type"))
        return
    broken = list(check_columns(table, schema["fields"]))
    if not broken:
        rename_schema(table, schema)
    yield from broken or _of_contract(table, schema)


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
                    said(here.get(rule)),
                    Phrase("one of: {values}", values=", ".join(value))
                    if rule == "enum"
                    else str(value),
                )
    for key in ("primaryKey", "foreignKeys"):
        if schema.get(key, []) != needed[key]:
            yield problem(
                f"{table}.{key}",
                Phrase("what the dashboard needs"),
                said(schema.get(key)),
                json.dumps(needed[key]),
            )


def _is_part(rules: dict[str, Any], values: list[str]) -> bool:
    """Tell whether a column allows some of the values, and no other."""
    return "enum" in rules and set(rules["enum"]) <= set(values)


def _is_date(text: str) -> bool:
    return len(text) == 10 and is_day(text)
