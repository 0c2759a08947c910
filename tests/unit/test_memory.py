"""What a server holds in memory: nothing that others make files with."""

import ast
from collections.abc import Iterator

from tests.unit.test_layering import MODULES, modules_of, top
from ui import serving

# What makes files, reads workbooks and cuts shapes: 40 MB, in processes of their own (ui/workshop).
ELSEWHERE = {"feedgen", "fpdf", "geopandas", "lxml", "matplotlib", "openpyxl", "pptx", "shapely"}
ELSEWHERE |= {"psycopg", "pyogrio", "pyproj", "xlsxwriter"}
# What the server loads besides the parts of the pages, when it starts or with a first request.
LOADED = {"api.app", "dashboard", "ui.ahead", "ui.files.answer", "ui.first.page"}
LOADED |= {"ui.first.picture", "ui.serving", "ui.workshop.workshop", "webmap.published"}


def at_once(module: str) -> Iterator[str]:
    """Name what a module imports as soon as it is imported itself."""
    for node in ast.parse(MODULES[module].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reached(begin: set[str]) -> dict[str, str]:
    """Return every module that comes with some, each with the one that brings it."""
    brought_by, ahead = dict.fromkeys(begin, ""), list(begin)
    for module in ahead:
        for name in modules_of(at_once(module)) - set(brought_by):
            brought_by[name] = module
            ahead.append(name)
    return brought_by


def test_the_server_loads_nothing_that_is_needed_where_files_are_made_alone():
    parts = {name for page in serving.PAGES for name in serving.uses(page)}
    parts |= set(serving.uses(serving.ROOT / "dashboard.py"))
    found = reached(LOADED | parts)
    assert {"content.store", "documents.files", "zmos_data.custody"} <= set(found)
    loaded = {
        f"{top(name)} by {module}, which {brought_by or 'begins'} brings"
        for module, brought_by in found.items()
        for name in at_once(module)
        if top(name) in ELSEWHERE
    }
    assert loaded == set()
