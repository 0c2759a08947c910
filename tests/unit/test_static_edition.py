"""The static edition as files: every link leads somewhere, and all of it is of the data's day."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from content import store
from documents.export import Export
from static_site import archive, axes, names, parts, pictures, taken
from static_site.leading import Leading
from static_site.manifest import manifest
from static_site.taken import Place
from tests.server import ROOT
from tests.static_edition import ADDRESS, write_edition
from ui.board.board import parts_of
from ui.parts import press
from ui.slides.address import SPEAKER
from zmos_data.facet_kinds import KINDS
from zmos_data.links import ORDER
from zmos_data.parameters import LANGUAGE

MAP = Place("", "", "en")
OUTSIDE = re.compile(r"^(?:https?:|mailto:|data:)")


class Links(HTMLParser):
    """Collects what a page or a part leads to or loads, and its ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.handlers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note where a tag leads."""
        self.found += [value for name, value in attrs if name in ("href", "src") and value]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def pages_of(site: Path) -> list[Path]:
    return [*site.glob("*.html"), *site.glob("*/*.html")]


def states_in(site: Path) -> Iterator[tuple[Path, str]]:
    """Give the views of each page as they are written down, unpacked."""
    for path in sorted((site / "states").glob("*.js")):
        packed = path.read_text(encoding="utf-8").split('"')[1]
        yield path, gzip.decompress(base64.b64decode(packed)).decode()


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def test_every_link_of_every_page_and_view_leads_to_a_file(static_edition):
    site = static_edition
    written = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

    def lost(links: list[str], at: str) -> set[str]:
        inside = [link for link in links if not OUTSIDE.match(link) and not link.startswith("#")]
        paths = {urlsplit(urljoin(f"http://x/{at}", link)).path.strip("/") for link in inside}
        ours = {link.removeprefix(f"{ADDRESS}/") for link in links if link.startswith(ADDRESS)}
        return {path for path in paths | ours if path and path not in written}

    for page in pages_of(site):
        at = page.relative_to(site).as_posix()
        found = Links(page.read_text(encoding="utf-8"))
        assert not found.handlers, at
        assert not lost(found.found, at), at
    seen = 0
    handlers = []
    for path, plain in states_in(site):
        language = path.name.split("-")[1]
        views = json.loads(plain)["contents"]
        read = [Links(part) for part in strings(views) if "<" in part]
        links = [link for part in read for link in part.found]
        handlers += [(path.name, handler) for part in read for handler in part.handlers]
        links = [link for link in links if not link.startswith("?slide=")]  # by a script
        assert not lost(links, f"{language}/index.html"), path.name
        seen += len(links)
    assert seen > 1000
    assert not handlers


def test_no_view_and_no_page_says_the_day_on_which_it_was_written(static_edition):
    today, of_data = date.today(), taken.day()
    if today == of_data:  # nothing could be told apart
        return
    said = re.compile(rf"{today.isoformat()}|{today.day}\. ?{today.month}\. ?{today.year}")
    for path, plain in states_in(static_edition):
        assert not said.search(plain), path.name
    for page in pages_of(static_edition):
        assert not said.search(page.read_text(encoding="utf-8")), page.name


def test_the_same_data_give_the_same_bytes(static_edition, tmp_path):
    """Built again in another place, with another order of sets, by another process."""
    options = ("--most", "2", "--no-files", "--address", ADDRESS, "--pages", "comparison,about")
    told = write_edition(tmp_path / "again", *options, PYTHONHASHSEED="4711", TZ="Asia/Tokyo")
    assert (told.stdout, told.stderr) == (f"{tmp_path / 'again' / 'index.html'}\n", "")
    again = [path for path in (tmp_path / "again").rglob("*") if path.is_file()]
    of_all = ("manifest.json", "sw.js", "sitemap.xml")
    for path in again:
        name = path.relative_to(tmp_path / "again")
        if name.as_posix() not in of_all:
            assert path.read_bytes() == (static_edition / name).read_bytes(), name
    assert any(path.parent.name == "states" for path in again)


HASHES = """
from hashlib import sha256
from static_site.taken import Place, made
for place in (Place("obcina", "obcina=096", "en"), Place("", "tema=energy_efficiency", "sl")):
    for path, content in sorted(made(place).items()):
        print(path, sha256(content).hexdigest())
"""


def test_files_to_take_away_are_the_same_bytes_too():
    told = [
        subprocess.run(
            [sys.executable, "-c", HASHES],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.splitlines()
        for seed, zone in (("1", "UTC"), ("4711", "Asia/Tokyo"))
    ]
    assert told[0] == told[1]
    kinds = {line.split()[0].rsplit(".", 1)[1] for line in told[0]}
    assert {"xlsx", "csv", "json", "parquet", "geojson", "gpkg", "pdf", "pptx", "png"} <= kinds


def test_the_manifest_names_every_file_with_its_hash(static_edition):
    said = json.loads((static_edition / "manifest.json").read_text(encoding="utf-8"))
    files = {p.relative_to(static_edition).as_posix(): p for p in static_edition.rglob("*.*")}
    assert set(said["files"]) == set(files) - {"manifest.json", "sw.js"}
    for name, about in said["files"].items():
        content = files[name].read_bytes()
        assert about == {
            "sha256": hashlib.sha256(content).hexdigest(),
            "bytes": len(content),
        }
    assert said["day"] == taken.day().isoformat()
    assert said["receipt"].split("~")[1] == taken.day().strftime("%Y%m%d")
    assert "files to take away" in said["left_out"]


def test_a_page_says_what_it_is_to_who_shares_or_finds_it(static_edition):
    html = (static_edition / "sl" / "obcina-096.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}/sl/obcina-096.html">' in html
    assert f'hreflang="en" href="{ADDRESS}/en/obcina-096.html"' in html
    assert re.findall(r'<meta property="og:title" content="Ptuj: 7\sprojektov, skupna', html)
    themes = (static_edition / "sl" / "teme.html").read_text(encoding="utf-8")
    assert re.findall(r'og:title" content="98\sprojektov v 12\smestih, največ ', themes)
    (picture,) = re.findall(rf'og:image" content="{ADDRESS}/(pictures/sl-096-[^"]+)"', html)
    assert (static_edition / picture).read_bytes().startswith(b"\x89PNG")
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', html)[0])
    assert "script-src 'self';" in policy
    assert "style-src-elem 'self';" in policy
    assert not re.findall(r"<(?:style|script)>", html)
    sitemap = ET.fromstring((static_edition / "sitemap.xml").read_bytes())
    listed = {entry[0].text for entry in sitemap}
    assert f"{ADDRESS}/sl/obcina-096.html" in listed
    assert len(listed) == len(pages_of(static_edition)) - 2  # neither the way in nor what is lost
    feed = (static_edition / "releases-sl.atom").read_text(encoding="utf-8")
    assert f'<link href="{ADDRESS}/releases-sl.atom" rel="self"' in feed
    assert "/api/" not in feed


def test_what_is_written_once_is_known_by_its_hash(static_edition):
    for name in ("index.html", "404.html"):
        html = (static_edition / name).read_text(encoding="utf-8")
        policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', html)[0])
        for kind in ("script", "style"):
            (source,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
            found = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{found}'" in policy, name


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("./?obcina=011&amp;lang=en", '<a href="index.html?obcina=011">x</a>'),
        ("projekt?projekt=096-02&amp;lang=en", '<a href="projekt-096-02.html">x</a>'),
        ("/datoteke/obcina/town-pdf?obcina=096&amp;lang=en", '<a href="../files/en/'),
        ("/datoteke/obcina/town-pdf?obcina=096&amp;tema=other", "<span>x</span>"),
        ("/api/v1/projects.json?lang=en", "<span>x</span>"),
        ("https://example.org/a", '<a href="https://example.org/a">x</a>'),
        ("#sums", '<a href="#sums">x</a>'),
    ],
)
def test_a_link_of_the_live_page_leads_into_the_edition_or_is_words(address, written):
    assert Leading("en").rewritten(f'<a href="{address}">x</a>').startswith(written)


def test_what_is_not_written_leads_to_the_live_dashboard_where_it_is_known():
    leading = Leading("en", "https://live.example.si")
    html = leading.rewritten('<a href="/api/v1/projects.json?lang=en" target="_blank">x</a>')
    assert html == '<a href="https://live.example.si/api/v1/projects.json?lang=en">x</a>'


@pytest.mark.parametrize(
    ("live", "address", "link"),
    [
        ("", "https://x.si/a", "https://x.si/a/en/podatki.html?tema=b"),
        ("https://live.si", "https://x.si/a", "https://x.si/a/en/podatki.html?tema=b"),
        ("https://live.si", "", "https://live.si/podatki?tema=b&lang=en"),
        ("", "", "en/podatki.html?tema=b"),
    ],
)
def test_others_know_a_view_in_the_edition_else_on_the_live_page(live, address, link):
    assert Leading("en", live, address=address).link("data", {"tema": "b"}) == link


def test_what_is_cited_and_reported_names_the_page_of_the_edition(static_edition):
    """A recording has no address of its own: it once said "/?lang=en", which is nowhere."""
    said = {"data": set(), "project": set()}
    for path, plain in states_in(static_edition):
        name, language = path.name.split("-")[:2]
        if name in said and language == "en":
            contents = json.loads(plain)["contents"]
            said[name] |= {unescape(each) for each in strings(contents) if "textarea" in each}
    cited, reported = (" ".join(sorted(said[name])) for name in ("data", "project"))
    assert f"Licence: CC-BY-4.0. {ADDRESS}/en/podatki.html<" in cited
    assert f"url     = {{{ADDRESS}/en/podatki.html}}" in cited
    assert f"View: {ADDRESS}/en/projekt-011-01.html\n" in reported
    assert "lang=en" not in cited + reported


@pytest.mark.parametrize(
    ("name", "query", "place", "says"),
    [
        ("map", "", "", ""),
        ("map", "tema=urban_environment", "tema=urban_environment", ""),
        ("projects", "tema=urban_environment&obdobje=2014-2020", "", "everything, without filters"),
        ("town", "obcina=096", "obcina=096", ""),
        ("town", "obcina=096&tema=urban_environment", "obcina=096", "all projects of the town"),
    ],
)
def test_a_view_offers_its_files_or_the_nearest_and_says_so(name, query, place, says):
    html = parts.downloads(name, Leading("en"), query)
    assert says in html if says else "no files of exactly" not in html
    path = "obcina" if name == "town" else ""
    found = Links(html).found
    of_place = Place(path, place, "en")
    there = [f"../{taken.path_of(of_place, code)}" for code in taken.taken(of_place)]
    assert sorted(found) == sorted(there)


@pytest.mark.parametrize(("live", "leads"), [("", False), ("https://live.example.si", True)])
def test_editing_is_said_to_need_a_server(live, leads):
    html = parts.written("data", Leading("en", live), "editing", "<button>Edit</button>", "a=b")
    assert "The data are edited in the live dashboard" in html
    assert "<button" not in html
    assert Links(html).found == (["https://live.example.si/podatki?a=b"] if leads else [])


def test_what_others_need_leads_somewhere_or_is_left_out():
    page = taken.page_of(Place("podatki", "", "en"))
    whole = parts_of(page, press.render_press)["press"]
    here = parts.written("data", Leading("en"), "press", whole, "")
    there = parts.written("data", Leading("en", "https://live.example.si"), "press", whole, "")
    assert "API" not in here
    assert "Atom" not in here
    assert "How to cite" in here
    assert "https://live.example.si/api/v1/openapi.json" in there
    assert "Embed" not in here + there


def test_it_can_be_installed_as_an_app_that_starts_inside_of_the_edition(static_edition):
    html = (static_edition / "en" / "index.html").read_text(encoding="utf-8")
    (path,) = re.findall(r'data-app="([^"]+)"', html)
    said = json.loads((static_edition / path).read_text(encoding="utf-8"))
    assert said["name"] == "Urban municipalities of Slovenia"
    inside = (static_edition / path).parent / said["start_url"]
    assert inside.resolve() == (static_edition / "en" / "index.html").resolve()
    for icon in said["icons"]:
        with Image.open((static_edition / path).parent / icon["src"]) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]
            assert len(picture.convert("RGB").getcolors(1 << 20)) > 50  # it is not empty
    worker = (static_edition / "sw.js").read_text(encoding="utf-8")
    assert "static/app-" not in worker  # no reader fetches it who does not install it


def test_of_too_many_projects_the_tables_of_the_whole_are_written(monkeypatch):
    monkeypatch.setattr(axes, "MANY", len(store.dataset().projects) - 1)
    assert list(taken.places("en")) == [MAP]
    assert pictures.towns() == ("",)
    made = taken.page_of(MAP)
    assert {name.group for name in names.names(made)} == {1}
    # What is not held is called by its name.
    assert b'"obcina=061":"Ljubljana"' in names.script("en")
    assert {"xlsx", "csv", "package"} <= set(taken.OF_MANY)
    assert "pptx" not in taken.OF_MANY
    for name, query, exact in (
        ("map", "", True),
        ("map", "tema=x", False),
        ("town", "obcina=096", True),
    ):
        assert parts.nearest(name, dict([query.split("=")] if query else []), "en") == (MAP, exact)
    many = f"{len(store.dataset().projects)} projects are too many for more than the overview"
    assert left_out_of()[0].startswith(many)
    monkeypatch.undo()
    assert not [words for words in left_out_of() if "overview" in words]


def left_out_of() -> list[str]:
    said: list[str] = json.loads(manifest({}, address="", has_files=True, most=0))["left_out"]
    return said


def test_what_is_found_by_its_name_has_a_page(static_edition):
    found = list(names.names(taken.page_of(MAP)))
    dataset = store.dataset()
    assert len(found) == sum(map(len, (dataset.municipalities, dataset.themes, dataset.projects)))
    assert all((static_edition / "en" / name.address.split("?")[0]).exists() for name in found)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_filter_that_is_not_written_has_words_for_it_and_its_values(language):
    said = json.loads(re.findall(r"know\((.*)\);", names.script(language).decode())[0])
    filters, values = said["filters"], said["values"]
    facets = store.dataset().index.facets
    for kind in KINDS:
        for code in facets[kind.name].codes:
            is_word = language == "sl" and "_" not in code and code.islower()  # of the tables
            assert values[f"{kind.parameter}={code}"] != (code if is_word else ""), code
        assert filters[kind.parameter]
    of_both = (
        "brez_let=da",
        "neznana=da",
        "skupine=theme",
        "primerjaj=061",
        "faza=under_construction",
    )
    words = {"sl": "leta niso znana", "en": "years not known"}
    assert values["brez_let=da"] == words[language]
    assert all(values[each] and filters[each.split("=")[0]] for each in of_both)


def test_what_is_read_of_an_address_is_what_a_link_of_the_live_page_may_say():
    """Names that a link is given on its way, such as fbclid, make no other view."""
    assert set(ORDER) - {LANGUAGE} <= set(axes.READ)
    assert LANGUAGE not in axes.READ
    read = {*axes.KEPT["projects"], *axes.LEFT["town"], *axes.APART, SPEAKER, "niz", "slide"}
    assert read <= set(axes.READ)


def test_no_two_files_have_one_name():
    paths = [
        taken.path_of(place, code) for place in taken.places("sl") for code in taken.taken(place)
    ]
    assert len(paths) == len(set(paths))


def dates_in(name: str, content: bytes) -> set[str]:
    """Return every day on which a file says that it was written, as YYYYMMDD."""
    if name.endswith((".xlsx", ".pptx", ".zip")):
        with zipfile.ZipFile(BytesIO(content)) as files:
            found = {"{:04}{:02}{:02}".format(*each.date_time[:3]) for each in files.infolist()}
            for each in files.namelist():
                if each.endswith("core.xml"):
                    times = re.findall(rb'W3CDTF">(\d{4})-(\d\d)-(\d\d)', files.read(each))
                    found |= {b"".join(time).decode() for time in times}
                elif each.endswith(".xlsx"):
                    found |= dates_in(each, files.read(each))
        return found - {"19800101"}  # of who writes no day at all
    if name.endswith(".pdf"):
        return {day.decode() for day in re.findall(rb"/(?:Creation|Mod)Date \(D:(\d{8})", content)}
    if name.endswith(".gpkg"):
        tables = sqlite3.connect(":memory:")
        tables.deserialize(content)
        rows = tables.execute("SELECT last_change FROM gpkg_contents").fetchall()
        return {row[0][:10].replace("-", "") for row in rows}
    return set()


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Place("obcina", "obcina=096", "en"), "town-pdf"),
        (Place("obcina", "obcina=096", "en"), "town-pptx"),
        (Place("obcina", "obcina=096", "en"), "xlsx"),
        (Place("obcina", "obcina=096", "en"), "gpkg"),
        (Place("podatki", "obcina=096", "en"), "confirmation-xlsx"),
        (MAP, "package"),
        (MAP, "pptx"),
    ],
)
def test_a_file_says_the_day_of_the_data_and_no_other(place, code):
    file: Export = taken.taken(place)[code]
    assert dates_in(file.name, file.build()) == {taken.day().strftime("%Y%m%d")}


def test_an_archive_holds_edition_data_and_words_and_its_sums_are_right(static_edition):
    edition = {
        path.relative_to(static_edition).as_posix(): path.read_bytes()
        for path in static_edition.rglob("*.*")
    }
    files = archive.contents(edition)
    packed = archive.packed(files)
    assert packed == archive.packed(dict(files))
    with zipfile.ZipFile(BytesIO(packed)) as opened:
        folder = f"zmos-{taken.day().isoformat()}/"
        names = {name.removeprefix(folder) for name in opened.namelist()}
        assert {entry.date_time[:3] for entry in opened.infolist()} == {taken.day().timetuple()[:3]}
        sums = opened.read(folder + "SHA256SUMS").decode().splitlines()
        for line in sums:
            digest, _, name = line.partition("  ")
            assert hashlib.sha256(opened.read(folder + name)).hexdigest() == digest
        assert {line.partition("  ")[2] for line in sums} == names - {"SHA256SUMS"}
        readme = opened.read(folder + "BERI_ME.txt").decode()
    assert {"edition/index.html", "data/datapackage.json", "README.txt"} <= names
    assert taken.day().isoformat()[:4] in readme
    assert "creativecommons.org/licenses/by/4.0" in readme
    assert "this compilation" not in readme  # of the descriptor, which says it in English
    assert f"Licenca: CC-BY-4.0. {ADDRESS}" in readme
    assert "Natural Earth" in readme
