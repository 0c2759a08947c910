"""The recipes of CONTRIBUTING.md: each names files that are there, and one of them is walked."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.product import PACKAGES

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES: dict[str, str] = dict(
    re.findall(r"^\*\*Add (an? [\w ]+)\.\*\*(.*?)(?=^\*\*Add|^#)", GUIDE, re.MULTILINE | re.DOTALL)
)
WHAT = (
    "a page",
    "a part",
    "a filter",
    "a sentence",
    "a file to take away",
    "a slide kind",
    "a measure",
    "a table",
)


def steps(what: str) -> list[str]:
    return re.findall(r"^\d\. (.*)$", RECIPES[what], re.M)


def file_of(step: str) -> str:
    """Return the file that a step is about: the first that it names."""
    return re.findall(r"`([\w./<>]+)`", step)[0]


def test_there_is_a_recipe_for_each_thing():
    assert tuple(RECIPES) == WHAT


@pytest.mark.parametrize("what", WHAT)
def test_a_recipe_has_at_most_four_files_and_names_what_is_there(what):
    assert 1 <= len(steps(what)) <= 4
    for step in steps(what):
        known = re.sub(r"<[^>]*>", "*", file_of(step))
        assert list(ROOT.glob(known)), f"{what}: there is no {known}"


# What is put into each file of the recipe, by what it stands before.
STEPS = {
    "zmos_data/facet_kinds.py": {
        '    Kind("towns",': '    Kind("confidences", "zanesljivost", "confidence", "How sure",'
        ' order=("high", "medium", "low")),\n',
    },
    "zmos_data/selection.py": {
        "    year_from: int | None = None\n": "    confidences: tuple[str, ...] = ()\n",
    },
    "content/labels.py": {
        '        "towns": text.say("Town"),': '        "confidences": text.say("How sure"),\n',
        '        "towns": lambda:': '        "confidences": lambda: confidence(text, code),\n',
    },
    "locale/sl/LC_MESSAGES/messages.po": {
        'msgid "Confidence"\n': 'msgid "How sure"\nmsgstr "Kako zanesljivo je"\n\n',
    },
}
WALK = """
import json, re
from datetime import date
from io import BytesIO
import openpyxl
from streamlit.testing.v1 import AppTest
from api.app import Request, respond
from content import store
from documents.exports import Order, build
from zmos_data.links import link
from zmos_data.selection import Selection

app = AppTest.from_file("dashboard.py", default_timeout=60)
app.query_params["lang"], app.query_params["zanesljivost"] = "sl", "medium"
app.run()
assert not app.exception, app.exception
boards = [json.loads(board.proto.json) for board in app.get("bidi_component")]
page = "".join(part for board in boards for part in board.get("parts", {}).values())
page += "".join(str(element.proto.body) for element in app.get("html"))
data, view = store.dataset(), Selection(confidences=("medium",))
answer = respond(Request("GET", "v1/projects.json", "zanesljivost=medium"))
described = json.loads(respond(Request("GET", "v1/openapi.json")).body)
order = Order(store.page(data, view, "sl"), "/?zanesljivost=medium", date(2026, 11, 28))
book = openpyxl.load_workbook(BytesIO(build(order, "xlsx")))
rows = list(book.worksheets[1].iter_rows(values_only=True))
print(json.dumps({
    "page": page,
    "address": link(view, "sl"),
    "of_all": sorted(data.projects.query("confidence == 'medium'")["project_id"]),
    "api": sorted(row["project_id"] for row in json.loads(answer.body)["projects"]),
    "described": "zanesljivost" in json.dumps(described),
    "xlsx": sorted(row[rows[0].index("project_id")] for row in rows[1:]),
    "about": " ".join(str(row) for row in book.worksheets[-1].iter_rows(values_only=True)),
}))
"""


# What names a page in `ui/page_shell.py`, by what it stands before.
PAGE = {
    '    "about": "pages/o_zdruzenju.py",\n': '    "news": "pages/novice.py",\n',
    '        "about": text.say("About the association"),': '        "news": text.say("Data"),\n',
}


def put(file: Path, before: str, words: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{file.name}: {before!r} stands {text.count(before)} times"
    file.write_text(text.replace(before, words + before), encoding="utf-8")


def copied(tree: Path) -> Path:
    """Copy the tree of the product."""
    for name in (*PACKAGES, "locale", "static", ".streamlit"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", tree)
    return tree


def run(tree: Path, *command: str) -> str:
    """Run Python in a tree; return what it says."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "ZMOS_STATE": str(tree / "state")}
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=tree,
        check=False,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict[str, object]:
    """Add a filter to a copy of the tree by the steps of the recipe, and look at it."""
    tree = copied(tmp_path_factory.mktemp("recipe"))
    for name, changes in STEPS.items():
        for before, words in changes.items():
            put(tree / name, before, words)
    return dict(json.loads(run(tree, "-c", WALK).splitlines()[-1]))


def test_a_page_by_the_recipe_is_in_the_static_edition_by_theme_and_period(tmp_path):
    tree = copied(tmp_path)
    page, shell = (tree / name for name in ("pages/novice.py", "ui/page_shell.py"))
    text = (tree / "pages/o_zdruzenju.py").read_text(encoding="utf-8")
    page.write_text(text.replace('start_page("about")', 'start_page("news")'), encoding="utf-8")
    for before, words in PAGE.items():
        put(shell, before, words)
    assert {"pages/<page>.py", "ui/page_shell.py"} <= set(map(file_of, steps("a page")))
    run(tree, "-m", "static_site", "out", "--pages", "news", "--most", "2", "--no-files")
    assert "<h1" in (tree / "out" / "sl" / "novice.html").read_text(encoding="utf-8")
    (states,) = (tree / "out/states").glob("news-sl-*.js")
    (packed,) = re.findall(r'take\("([^"]+)"', states.read_text(encoding="utf-8"))
    written = gzip.decompress(base64.b64decode(packed)).decode()
    assert {"tema", "obdobje"} <= set(re.findall(r'[&"](\w+)=[\w-]+', written))


def test_the_recipe_of_a_filter_is_the_one_that_is_walked():
    assert [file_of(step) for step in steps("a filter")] == list(STEPS)


def test_a_filter_by_the_recipe_is_on_the_page(found):
    assert 'id="facet-zanesljivost"' in found["page"]
    assert "Kako zanesljivo je" in found["page"]
    assert 'data-code="medium"' in found["page"]


def test_a_filter_by_the_recipe_is_in_the_address_the_api_and_the_workbook(found):
    assert "zanesljivost=medium" in found["address"]
    assert found["described"]
    assert found["of_all"]
    assert found["api"] == found["xlsx"] == found["of_all"]
    assert "kako zanesljivo je: srednja" in found["about"]
