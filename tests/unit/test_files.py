"""Files at addresses of their own: whole, in steps, refused in words, and never in silence."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
import yaml
from pptx import Presentation
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from content import store
from documents import files
from documents.export import Export, Step, heard_by, say_step
from ui import serving
from ui.files import answer, asked
from ui.files.addresses import address
from ui.workshop import queue
from ui.workshop.work import Work
from zmos_data import slide_sets
from zmos_data.exports.stamp import make_receipt
from zmos_data.selection import Selection
from zmos_data.slide_sets import OwnSlide

CSV = "/datoteke/projekti/csv?tema=sustainable_mobility&lang=en"
SET = "/datoteke/predstavitev"
IN_STEPS = {"Accept": answer.STEPS}


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=serving.routes(""))
    with TestClient(app, client=("203.0.113.5", 50_000)) as opened:
        yield opened


@pytest.fixture
def made(monkeypatch):
    """Let a builder of the test's stand for every file."""

    def put(build) -> None:
        export = Export("A file", "zmos-a.csv", "text/csv", build)
        monkeypatch.setattr(asked, "files", lambda *_: {"csv": export})

    return put


def steps_of(content: bytes) -> tuple[list[dict[str, object]], bytes]:
    """Take an answer in steps apart: its lines, and the file behind the last one."""
    lines = []
    while content:
        line, _, content = content.partition(b"\n")
        lines.append(json.loads(line))
        if "size" in lines[-1]:
            break
    return [line for line in lines if line], content


def test_a_file_is_that_of_the_view_and_bears_its_name(client, dataset):
    found = client.get(CSV)
    assert found.status_code == 200
    wanted = make_receipt(dataset, Selection(themes=("sustainable_mobility",)), date.today())
    assert found.text.count("\n") == wanted.projects + 1
    name = f"zmos-sustainable-mobility-{date.today():%Y-%m-%d}.csv"
    assert found.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert found.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("public", ["", "https://zmos.example"])
def test_the_files_of_a_set_are_those_of_its_link(client, monkeypatch, public):
    monkeypatch.setenv("ZMOS_ADDRESS", public)
    packed = slide_sets.write((OwnSlide("map", "kazalnik=eu_eur"), OwnSlide("town", "obcina=096")))
    at = f"niz={packed}&lang=sl"
    slides = list(Presentation(BytesIO(client.get(f"{SET}/own-pptx?{at}").content)).slides)
    titles = [slide.shapes.title.text for slide in slides]
    assert len(titles) == 3  # the last one holds sources and, where there is one, the link
    assert "Ptuj" in titles[1]
    said = " ".join(shape.text_frame.text for shape in slides[2].shapes if shape.has_text_frame)
    assert (f"/predstavitev?lang=sl&niz={packed}" in said) == bool(public)
    sheets = PdfReader(BytesIO(client.get(f"{SET}/own-pdf?{at}").content)).pages
    assert len(sheets) == len(slides)
    assert " ".join(titles[1].split()) in " ".join(sheets[1].extract_text().split())
    written = yaml.safe_load(client.get(f"{SET}/own-yaml?{at}").text)
    assert [slide["kind"] for slide in written] == ["map", "town"]


def test_a_set_that_means_harm_makes_no_file_of_it(client):
    for packed in ("1.AAAA", "<script>alert(1)</script>", "x" * 5000, ""):
        found = client.get(f"{SET}/own-yaml", params={"niz": packed})
        assert found.status_code == 200
        assert yaml.safe_load(found.text) == []


def test_the_template_of_a_town_holds_its_rows_in_the_language_of_the_link(client):
    for language, sheet in (("sl", "Projekti"), ("en", "Projects")):
        found = client.get(f"/datoteke/podatki/template?obcina=096&lang={language}")
        rows = openpyxl.load_workbook(BytesIO(found.content))[sheet].iter_rows(values_only=True)
        ids = {str(row[0]) for row in rows if row[0] and str(row[0])[:3].isdigit()}
        assert ids
        assert all(each.startswith("096-") for each in ids)


def test_every_file_that_a_page_names_can_be_asked_for(client, dataset):
    for name in ("map", "town", "data"):
        page = replace(store.page(dataset, Selection(), "sl"), name=name)
        for code, export in files.files(page, "", date.today()).items():
            head = client.head(address(page, code))
            assert (head.status_code, code) == (200, code)
            assert head.headers["Content-Type"].startswith(export.mime)


def test_the_page_of_a_town_hands_out_the_town(client, dataset):
    found = client.get("/datoteke/obcina/geojson?obcina=096&lang=sl").json()
    assert [f["properties"]["municipality_code"] for f in found["features"]] == ["096"]


def test_the_steps_come_before_the_file(client, made):
    def build() -> bytes:
        say_step("Zemljevid", 1, 2)
        say_step("Tabela", 2, 2)
        return b"a\nb\n\x00"

    made(build)
    lines, content = steps_of(client.get(CSV, headers=IN_STEPS).content)
    assert lines == [
        {"step": "Zemljevid", "number": 1, "of": 2},
        {"step": "Tabela", "number": 2, "of": 2},
        {"size": 5, "name": "zmos-a.csv", "type": "text/csv"},
    ]
    assert content == b"a\nb\n\x00"


def test_steps_that_nobody_hears_are_no_matter():
    say_step("Zemljevid", 1, 2)
    told: list[Step] = []
    with heard_by(told.append):
        say_step("Tabela", 2, 2)
    say_step("Zemljevid", 1, 2)
    assert told == [Step("Tabela", 2, 2)]


@pytest.mark.parametrize("headers", [{}, IN_STEPS])
def test_a_file_that_cannot_be_made_is_said_and_logged(client, made, caplog, headers):
    def build() -> bytes:
        raise OSError("no room")

    made(build)
    found = client.get(CSV, headers=headers)
    assert found.status_code == (200 if headers else 500)
    assert "The file could not be made." in found.text
    assert "no room" not in found.text
    assert "zmos-a.csv" in caplog.text
    assert "no room" in caplog.text


@pytest.mark.parametrize(
    ("place", "status", "words"),
    [
        ("/datoteke/projekti/exe?lang=en", 404, "There is no such file."),
        ("/datoteke/nikjer/csv?lang=en", 404, "There is no such file."),
        ("/datoteke/..%2f..%2fetc/passwd?lang=en", 404, ""),
        ("/datoteke/podatki/csv?lang=en", 404, "There is no such file."),
        ("/datoteke/karta/csv?lang=en&tema=<script>", 400, "tema=<script>"),
        ("/datoteke/karta/csv?lang=sl&obcina=999", 400, "obcina=999"),
        ("/datoteke/karta/csv?lang=en&vrednost=9-1", 400, "vrednost=9-1"),
        ("/datoteke/karta/csv?lang=en&isci=" + "a" * 300, 400, "isci=aaa"),
        ("/datoteke/karta/csv?lang=en" + "&a=b" * 200, 400, "too many parameters"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(client, place, status, words):
    found = client.get(place)
    assert found.status_code == status
    assert words in found.text
    assert found.headers["Content-Type"].startswith("text/plain")
    assert len(found.text) < 400


@pytest.mark.parametrize(
    ("bound", "status", "words"),
    [("MOST", 503, "Many files are being made"), ("EACH", 429, "for your network")],
)
def test_more_than_a_server_can_make_is_refused_with_a_time(
    client, made, monkeypatch, bound, status, words
):
    monkeypatch.setattr(queue, bound, 1)
    began, end = threading.Event(), threading.Event()

    def build() -> bytes:
        began.set()
        assert end.wait(30)
        return b"a"

    made(build)
    first: list[int] = []
    waiting = threading.Thread(target=lambda: first.append(client.get(CSV).status_code))
    waiting.start()
    assert began.wait(30)
    second = client.get(CSV)
    end.set()
    waiting.join(30)
    assert first == [200]
    assert (second.status_code, second.headers["Retry-After"]) == (status, "5")
    assert words in second.text


def test_who_waits_is_told_how_many_are_before(client, made):
    end = threading.Event()

    def build() -> bytes:
        assert end.wait(30)
        return b"a"

    made(build)
    begun = [queue.Making(Work("file", ("projekti", "csv", "", "sl"))) for _ in range(3)]
    last: list[bytes] = []

    def ask() -> None:
        last.append(client.get(CSV.replace("en", "sl"), headers=IN_STEPS).content)

    waiting = threading.Thread(target=ask)
    waiting.start()
    deadline = time.monotonic() + 30
    while queue.lengths() != (queue.AT_ONCE, 2) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert queue.lengths() == (queue.AT_ONCE, 2)
    end.set()
    waiting.join(30)
    assert [each.result() for each in begun] == [b"a"] * 3
    lines, content = steps_of(last[0])
    assert lines[0] == {"step": "V vrsti: pred vami so 3 datoteke", "number": 0, "of": 0}
    assert content == b"a"
    assert queue.lengths() == (0, 0)


def test_a_file_that_nobody_waits_for_is_broken_off(made):
    began, end = threading.Barrier(queue.AT_ONCE + 1), threading.Event()

    def build() -> bytes:
        began.wait(30)
        assert end.wait(30)
        say_step("Zemljevid", 1, 2)
        return b"a"

    made(build)
    work = Work("file", ("projekti", "csv", "", "sl"))
    running = [queue.Making(work) for _ in range(queue.AT_ONCE)]
    waits = queue.Making(work)
    began.wait(30)  # one that has not begun is taken out of the line, as the last is
    for each in (*running, waits):
        each.leave()
    end.set()
    for each in running:
        with pytest.raises(queue.UnwantedError):
            each.result()
    with pytest.raises(CancelledError):
        waits.result()


def test_streamlits_own_deferred_files_are_lost_with_a_run(monkeypatch):
    """Why files have addresses of their own: a run forgets the button that a reader sees.

    A run drops what the one before had registered before its own buttons have come; any other
    visitor's run that ends meanwhile takes them away for good.
    """
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr("streamlit.runtime.media_file_manager._get_session_id", lambda: "reader")
    shown = files.add_deferred(lambda: b"a", "text/csv", "1.2", "a.csv", element_id="download")
    assert files.execute_deferred(shown)
    files.clear_session_refs("reader")  # the reader's page begins a run
    files.remove_orphaned_files()  # another visitor's run ends
    with pytest.raises(Exception, match=r"Deferred file .* not found"):
        files.execute_deferred(shown)
