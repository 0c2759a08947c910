"""What more than one module reads is a typed value: its fields have names that mypy knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from tests.unit.test_house import modules

_LOOSE = re.compile(r"\b(?:dict|Mapping)\[str, (?:object|Any)\]")
# Documents of JSON, whose form others have laid down.
BY_RIGHT = {
    "api.schemas.ref": "a schema of the web interface's description, as OpenAPI has it",
    "api.schemas.typed": "a schema of the web interface's description, as OpenAPI has it",
    "content.geometries.Geometries.shapes": "geometries as GeoJSON has them",
    "zmos_data.contract.absent_resources": "resources of a descriptor, as Frictionless has them",
    "zmos_data.contract.contract": "schemas of tables, as Frictionless has them",
    "zmos_data.descriptor.read_descriptor": "a package's descriptor, as Frictionless has it",
}

Trees = Mapping[str, ast.Module]


def trees() -> Trees:
    """Return the product's modules by their dotted names."""
    return {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): tree
        for name, tree in modules().items()
    }


def is_loose(note: ast.expr | None, aliases: set[str]) -> bool:
    """Tell whether what is returned may hold anything under names that nobody checks."""
    words = ast.unparse(note) if note else ""
    return bool(_LOOSE.search(words)) or any(re.search(rf"\b{a}\b", words) for a in aliases)


def aliases_in(tree: ast.Module) -> set[str]:
    """Return the names that a module gives to such a type."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and _LOOSE.fullmatch(ast.unparse(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def loose_functions(found: Trees) -> set[tuple[str, str]]:
    """Return each function that returns such a mapping: its module and its name."""
    return {
        (module, node.name)
        for module, tree in found.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and is_loose(node.returns, aliases_in(tree))
    }


def loose_parts(found: Trees) -> Iterator[tuple[str, str, str]]:
    """Name the parts of the classes of ``content`` that are such a mapping."""
    for module in filter(re.compile(r"content\.").match, found):
        tree = found[module]
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        for of, part in ((each.name, part) for each in classes for part in each.body):
            if isinstance(part, ast.FunctionDef) and is_loose(part.returns, aliases_in(tree)):
                yield module, of, part.name
            elif isinstance(part, ast.AnnAssign) and is_loose(part.annotation, aliases_in(tree)):
                yield module, of, ast.unparse(part.target)


def named_in(tree: ast.Module, known: Trees) -> set[tuple[str, str]]:
    """Return what a module takes of the others: the module and the name in it."""
    taken: set[tuple[str, str]] = set()
    by_name: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            taken |= {(node.module, alias.name) for alias in node.names}
            whole = {
                alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names
            }
            by_name |= {name: full for name, full in whole.items() if full in known}
        elif isinstance(node, ast.Import):
            by_name |= {alias.asname or alias.name: alias.name for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (full := by_name.get(ast.unparse(node.value))):
            taken.add((full, node.attr))
    return taken


def shared(found: Trees) -> dict[str, list[str]]:
    """Return what more than one other module reads, with those that do.

    A part of a class is looked for by its name alone: another of that name is taken for it.
    """
    taken = {module: named_in(tree, found) for module, tree in found.items()}
    attributes = {
        module: {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for module, tree in found.items()
    }
    readers = {
        f"{home}.{name}": [module for module, own in taken.items() if (home, name) in own]
        for home, name in loose_functions(found)
    } | {
        f"{home}.{of}.{name}": [m for m, own in attributes.items() if name in own and m != home]
        for home, of, name in loose_parts(found)
    }
    return {name: sorted(own) for name, own in readers.items() if len(own) > 1}


def test_what_several_modules_read_is_typed_but_for_documents_of_json():
    found = shared(trees())
    assert {name: own for name, own in found.items() if name not in BY_RIGHT} == {}
    assert set(BY_RIGHT) == set(found), "an exception that nothing needs goes"


HOME = """
Line = dict[str, object]
class View:
    kept: dict[str, int]
    other: Mapping[str, Any]
    @cached_property
    def totals(self) -> dict[str, dict[str, Any]]: ...
def lines() -> list[Line]: ...
def words() -> dict[str, str]: ...
def values() -> dict[str, object] | None: ...
"""


def read_by(*readers: str) -> dict[str, list[str]]:
    codes = {"content.home": HOME, **{f"ui.reader{n}": code for n, code in enumerate(readers)}}
    return shared({name: ast.parse(code) for name, code in codes.items()})


def test_a_mapping_of_anything_with_two_readers_is_found():
    two = ["ui.reader0", "ui.reader1"]
    whole, part = "from content import home\nhome.lines()", "from content.home import lines as l"
    assert read_by(whole, part) == {"content.home.lines": two}
    values = "from content.home import values"
    assert read_by(values, f"def f():\n    {values}") == {"content.home.values": two}
    totals = "page.view.totals[code]"
    assert read_by(totals, totals) == {"content.home.View.totals": two}
    other = "found.other"
    assert read_by(other, other) == {"content.home.View.other": two}


def test_one_reader_is_none_too_many_and_a_mapping_of_words_is_typed():
    one = "from content.home import lines, values"
    assert read_by(one, "from content.home import words", "page.view.kept") == {}
    assert read_by("from content.home import words", "from content.home import words") == {}
    assert read_by("home.lines()", "home.lines()") == {}  # another's, of the same name
