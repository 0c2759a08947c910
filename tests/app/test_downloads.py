"""Downloads in Streamlit's harness: on every page with rows, and built for nobody who asked not."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from documents import briefing_pack, exports, standalone, town_pack_files
from tests.app.test_pages import ROOT, html
from ui.page_shell import PAGES as FILES
from ui.url_state import SHOWN_FILES, SHOWN_QR
from zmos_data.exports.qr import qr_drawing
from zmos_data.exports.stamp import make_receipt, with_receipt
from zmos_data.links import link
from zmos_data.loading import load_dataset
from zmos_data.selection import Selection

PAGES = [
    "dashboard.py",
    "pages/projekti.py",
    "pages/obcina.py",
    "pages/teme.py",
    "pages/primerjava.py",
]
NAMES = {file: name for name, file in FILES.items()}


def run(page: str, *, opened: bool, **params: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["lang"] = params.pop("lang", "sl")  # a switch closes the folded parts
    app.run()
    if page != "dashboard.py":
        app.switch_page(page)
        app.run()
    for name, value in params.items():
        app.query_params[name] = value
    if opened:
        app.session_state[SHOWN_FILES] = NAMES[page]
    app.run()
    return app


@pytest.fixture
def built(monkeypatch) -> list[str]:
    """Note every file that is built, and everything that is computed for one."""
    found: list[str] = []
    for name in ("view_rows", "make_receipt", "project_fields"):
        monkeypatch.setattr(exports, name, lambda *_, name=name, **__: found.append(name))
    for code in exports.FORMATS:
        monkeypatch.setitem(exports._BUILDERS, code, lambda _, code=code: found.append(code))
    monkeypatch.setattr(standalone, "build_standalone", lambda *_: found.append("html"))
    return found


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_with_rows_offers_the_view(page, language, built):
    app = run(page, opened=True, lang=language, tema="sustainable_mobility")
    assert not app.exception
    found = re.findall(r'href="([^"]+)" data-file="([^"]+)" download="([^"]+)"', html(app))
    codes = [code for _, code, _ in found]
    of_town = 2 if page == "pages/obcina.py" else 0  # on top of the page
    assert len(set(codes)) == len(codes) == len(exports.FORMATS) + 9 + of_town
    folder = "karta" if page == "dashboard.py" else page[6:-3]
    for href, code, name in found:
        assert href.startswith(f"/datoteke/{folder}/{code}?")
        assert "tema=sustainable_mobility" in href
        assert name.startswith("zmos-")
        if code in exports.FORMATS:
            assert name.endswith(f".{exports.FORMATS[code].ending}")
    words = {"sl": "Ta pogled kot ena datoteka HTML", "en": "This view as one HTML file"}
    assert words[language] in html(app)
    assert not app.get("download_button")
    assert built == []


@pytest.mark.parametrize("page", PAGES)
def test_closed_downloads_cost_nothing(page, built):
    app = run(page, opened=False)
    assert not app.exception
    # The pack of a town stands on top of its page, whether the downloads are open or not.
    assert re.findall(r'data-file="(?!town-)', html(app)) == []
    assert built == []


@pytest.mark.parametrize(
    ("language", "code", "labels"),
    [
        ("sl", "080", ["Gradivo za Mursko Soboto (PDF)", "Prosojnice (PPTX)"]),
        ("en", "096", ["Briefing on Ptuj (PDF)", "Slides (PPTX)"]),
    ],
)
def test_the_pack_of_a_town_stands_on_its_page_and_is_not_made_yet(
    language, code, labels, monkeypatch
):
    for name in ("_pdf", "_pptx"):
        monkeypatch.setattr(town_pack_files, name, lambda *_: pytest.fail("made unasked"))
    app = run("pages/obcina.py", opened=False, lang=language, obcina=code)
    assert not app.exception
    assert re.findall(r'data-file="town-[^>]*>([^<]*)</a>', html(app)) == labels


@pytest.mark.parametrize("page", ["pages/obcina.py", "pages/projekti.py"])
def test_all_files_of_a_town_s_page_are_of_the_town(page, monkeypatch):
    asked: list[Selection] = []
    exports_of = briefing_pack.exports
    monkeypatch.setattr(
        briefing_pack,
        "exports",
        lambda page, *_: asked.append(page.selection) or exports_of(page, *_),
    )
    app = run(page, opened=True, obcina="096")
    assert not app.exception
    assert {view.towns for view in asked} == {("096",) if page == "pages/obcina.py" else ()}


def test_where_no_link_leaves_the_house_the_page_says_why_and_what_to_do(monkeypatch):
    monkeypatch.delenv("ZMOS_ADDRESS", raising=False)
    said = html(run("pages/projekti.py", opened=True, lang="en"))
    assert said.count("pass the file itself on.") == 2  # files, and the link
    assert 'id="share-qr"' not in said
    monkeypatch.setenv("ZMOS_ADDRESS", "https://zmos.example")
    said = html(run("pages/projekti.py", opened=True, lang="en"))
    assert "no public address" not in said
    assert 'id="share-qr"' in said


RECEIPT_PAGE = """
from ui import page_shell
from ui.parts import receipt_check

receipt_check.render_receipt(page_shell.start_page("about"))
"""


def test_the_box_says_whether_a_receipt_holds():
    data = load_dataset()
    receipt = make_receipt(data, Selection(), date(2026, 11, 24))
    link = with_receipt("http://localhost/?lang=sl", receipt)
    app = AppTest.from_string(RECEIPT_PAGE, default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    assert 'class="receipt' not in html(app)
    app.text_input[0].input(link).run()
    assert not app.exception
    assert "are still the same" in html(app)
    app.text_input[0].input("<script>alert(1)</script>").run()
    assert "neither a receipt nor a link" in html(app)
    number, version = receipt.projects, receipt.data_version
    assert f"~{number}~" in link
    assert version in link
    forged = link.replace(f"~{number}~", f"~{number - 1}~").replace(version, "<b>9</b>")
    app.text_input[0].input(forged).run()
    assert not app.exception
    assert "<b>9</b>" not in html(app)
    assert "do not belong together" in html(app)


def test_the_page_of_the_data_has_the_box():
    app = run("pages/podatki.py", opened=False, lang="en")
    assert not app.exception
    assert [box.label for box in app.text_input] == ["Link or receipt of an export"]


TOO_LONG = "The link is too long for a QR code."


def test_a_link_that_is_too_long_for_a_qr_code_is_named(monkeypatch):
    monkeypatch.setenv("ZMOS_ADDRESS", "https://zmos.example")
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.session_state[SHOWN_QR] = "lang=en"
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    assert f'src="{qr_drawing("https://zmos.example/?lang=en")}"' in unescape(html(app))
    assert TOO_LONG not in html(app)
    app.query_params["isci"] = "🚲" * 200
    app.run()
    assert 'src="data:image/svg+xml' not in html(app), "nobody asked for the code of this view"
    assert TOO_LONG not in html(app)
    app.session_state[SHOWN_QR] = link(Selection(search="🚲" * 200), "en")
    app.run()
    assert not app.exception
    share = re.search(r'<details class="share".*?</details>', html(app), re.DOTALL)
    assert share
    assert "<img" not in share[0]
    assert TOO_LONG in share[0]
