"""The editors' part of the page of the data, in Streamlit's own test harness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from content import looks
from content import store as served
from tests.app.test_pages import address, click, html, run, switch
from tests.pages import build_page
from tests.provider import EDITORS, write_data
from tests.words import plain
from ui import sign_in
from ui.parts import editing_work
from zmos_data.editing.proposal import Proposal
from zmos_data.editing.template import template
from zmos_data.editors import NotAllowedError, editors_file, read_editors
from zmos_data.package import PACKAGE_FOLDER, read_package
from zmos_data.release.store import open_store

PAGE = "pages/podatki.py"


def test_the_part_is_folded_and_costs_no_element():
    app = run(PAGE, lang="en")
    assert 'aria-expanded="false"' in html(app)
    assert [button.label for button in app.button] == ["Check the receipt"]  # below the part
    assert "python -m zmos_data.release publish" not in html(app)


def test_the_button_opens_the_part_and_closes_it():
    app = run(PAGE, lang="en")
    click(app, "open-editing")
    assert address(app)["urejanje"] == "da"
    assert 'aria-expanded="true"' in html(app)
    click(app, "open-editing")
    assert "urejanje" not in address(app)


def test_a_filter_and_the_language_leave_the_part_open():
    app = run(PAGE, lang="en", urejanje="da")
    switch(app, "tema", "urban_environment")
    click(app, "lang-sl")
    assert address(app) == {"tema": "urban_environment", "lang": "sl", "urejanje": "da"}


@pytest.mark.parametrize(
    ("language", "words"),
    [("sl", "Prijave na tej strani ni"), ("en", "Nobody signs in on this site")],
)
def test_without_a_provider_the_release_is_the_operators_command(language, words):
    app = run(PAGE, lang=language, urejanje="da")
    assert not app.exception
    assert words in html(app)
    assert "python -m zmos_data.release publish" in html(app)
    assert not [button for button in app.button if button.key in ("sign-in", "sign-out")]


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    """Return the folder of an operator's data, with editors; who is signed in is told apart."""
    write_data(tmp_path)
    (tmp_path / "editors.toml").write_text(EDITORS, encoding="utf-8")
    monkeypatch.setenv("ZMOS_DATA", str(tmp_path))
    monkeypatch.setenv("ZMOS_EDITORS", str(tmp_path / "editors.toml"))
    monkeypatch.setattr(sign_in, "is_configured", lambda: True)
    monkeypatch.setattr(sign_in, "_claims", dict)
    monkeypatch.setattr(sign_in, "is_signed_in", lambda: False)
    return tmp_path


def as_editor(monkeypatch, email: str, hours: float = 1) -> None:
    since = datetime.now(UTC) - timedelta(hours=hours)
    claims = {"email": email, "email_verified": True, "iat": since.timestamp()}
    monkeypatch.setattr(sign_in, "_claims", lambda: claims)
    monkeypatch.setattr(sign_in, "is_signed_in", lambda: True)


def workbook(folder: Path, cells: dict[str, str], *towns: str) -> bytes:
    """Return a template in which texts were replaced, each in a cell of its own."""
    package = open_store().package(1) if (folder / "releases").exists() else read_package(folder)
    book = openpyxl.load_workbook(BytesIO(template(package, "en", towns)))
    left = dict(cells)
    for row in book["Projects"].iter_rows():
        for cell in row:
            if cell.value in left:
                cell.value = left.pop(cell.value)
    assert not left
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def drop(app: AppTest, name: str, content: bytes) -> str:
    app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception
    return plain(html(app))


def press(app: AppTest, key: str) -> str:
    app.button(key=key).click()
    app.run()
    assert not app.exception
    return plain(html(app))


def served_names() -> str:
    return "\n".join(served.dataset().projects["name_sl"])


CUKRARNA = "Galerija Cukrarna (celovita prenova in ureditev galerije)"
MARKET = {"Ureditev mestne tržnice": "Ureditev tržnice <b>*Ptuj*</b>"}


def test_a_file_goes_through_check_preview_and_release_and_back(site, monkeypatch):
    monkeypatch.setattr(looks, "EACH_S", 600.0)  # what is released shows at once all the same
    as_editor(monkeypatch, "urednistvo@zmos.si")
    app = run(PAGE, lang="en", urejanje="da")
    body = drop(app, "ptuj.xlsx", workbook(site, MARKET, "096"))
    assert "ptuj.xlsx: everything was understood." in body
    assert "1 changed project; cells of the tables that would be different: " in body
    assert "0 new projects" not in body
    assert "Ureditev tržnice &lt;b&gt;*Ptuj*&lt;/b&gt;" in body
    assert body.count("data:image/png;base64,") == 2
    app.text_input(key="release-note").input("A name put right")
    assert " is out." in press(app, "release")
    assert "tr\u017enice <b>*Ptuj*</b>" in served_names()
    store = open_store()
    newest, first = store.releases()
    assert (newest.editor, newest.note) == ("urednistvo@zmos.si", "A name put right")
    assert b"Ureditev tr\xc5\xbenice <b>*Ptuj*</b>" in store.package(2).files["tables/projects.csv"]
    app.selectbox(key="roll-back-to-2").select(1)
    app.run()
    assert f"Release no. {first.number} is back, as release" in press(app, "roll-back-2")
    assert "tr\u017enice <b>*Ptuj*</b>" not in served_names()
    assert store.current().restores == first.number
    assert (
        store.package(3).files["tables/projects.csv"]
        == (store.package(1).files["tables/projects.csv"])
    )


def test_a_press_on_a_page_of_an_older_state_takes_back_nobodys_release(site, monkeypatch):
    as_editor(monkeypatch, "urednistvo@zmos.si")
    package, store = read_package(site), open_store()
    rows = package.files["tables/projects.csv"]
    for number, name in ((None, b"Cukrarna"), (2, b"Stara Cukrarna")):
        if number:
            app = run(PAGE, lang="en", urejanje="da")
            app.selectbox(key="roll-back-to-2").select(1)
            app.run()
        changed = rows.replace(b"Galerija Cukrarna", name, 1)
        files = {**package.files, "tables/projects.csv": changed}
        store.publish(replace(package, files=files), "eva@ptuj.si", "", number)
    press(app, "roll-back-2")
    assert [release.number for release in store.releases()] == [3, 2, 1]
    assert app.selectbox(key="roll-back-to-3").value is None


def test_a_change_that_is_hardly_meant_is_released_once_it_is_confirmed(site, monkeypatch):
    as_editor(monkeypatch, "urednistvo@zmos.si")
    app = run(PAGE, lang="en", urejanje="da")
    other = {"Ureditev mestne tržnice": "Obnova strehe"}
    body = drop(app, "ptuj.xlsx", workbook(site, other, "096"))
    assert "The project 096-01 would get quite another name" in body
    assert "First answer 1 question." in body
    assert not [button for button in app.button if button.key == "release"]
    (meant,) = [box for box in app.checkbox if box.label == "Yes, this is meant"]
    meant.check()
    seen = noted_work(monkeypatch)
    app.run()
    assert seen == ["The file is being held against the data …", "data", "preview", "done"]
    assert " is out." in press(app, "release")


def noted(seen: list[str], step: str, act: Callable) -> Callable:
    return lambda *given: (seen.append(step), act(*given))[1]


def noted_work(monkeypatch) -> list[str]:
    """Note when the page says that it is at work, and what it does meanwhile."""
    seen = []

    @contextmanager
    def spinner(_, words: str) -> Iterator[None]:
        seen.append(words)
        yield
        seen.append("done")

    monkeypatch.setattr(DeltaGenerator, "spinner", spinner)
    for name, step in (("present", "data"), ("proposed", "preview")):
        monkeypatch.setattr(editing_work, name, noted(seen, step, getattr(editing_work, name)))
    return seen


def test_what_cannot_be_understood_is_listed_and_nothing_can_be_released(site, monkeypatch):
    as_editor(monkeypatch, "urednistvo@zmos.si")
    app = run(PAGE, lang="en", urejanje="da")
    rows = b"Projekt;Ob\xc4\x8dina;Skupna vrednost\nNova \xc5\xa1ola;Atlantida;veliko\n"
    body = drop(app, "novo.csv", rows)
    assert "novo.csv: " in body
    assert "Atlantida" in body
    assert "What is to be fixed" in body
    assert body.count("First fix what the check names.") == 2  # no preview, and no release
    assert not [button for button in app.button if button.key == "release"]


@pytest.mark.parametrize(
    ("email", "hours", "why"),
    [
        ("ana@ptuj.si", 1, "The change concerns data of: Ljubljana; ana@ptuj.si may change"),
        ("ana@ptuj.si", 11, "The sign-in has expired"),
        ("tujec@example.si", 1, "tujec@example.si is not on the list of editors"),
    ],
)
def test_who_may_not_has_no_button(site, monkeypatch, email, hours, why):
    as_editor(monkeypatch, email, hours)
    app = run(PAGE, lang="en", urejanje="da")
    body = drop(
        app,
        "lj.xlsx",
        workbook(site, {CUKRARNA: f"{CUKRARNA}, obnova"}, "061"),
    )
    assert "1 changed project" in body
    assert why in body
    assert not [button for button in app.button if button.key == "release"]


def test_a_button_that_was_there_releases_nothing_once_the_right_is_gone(site, monkeypatch):
    as_editor(monkeypatch, "ana@ptuj.si")
    app = run(PAGE, lang="en", urejanje="da")
    drop(app, "ptuj.xlsx", workbook(site, MARKET, "096"))
    left = EDITORS.replace("ana@ptuj.si", "eva@ptuj.si")
    (site / "editors.toml").write_text(left, encoding="utf-8")
    assert "ana@ptuj.si is not on the list" in press(app, "release")
    assert open_store().releases() == []


def test_the_gate_stands_in_the_release_itself(site, monkeypatch, dataset):
    as_editor(monkeypatch, "ana@ptuj.si")
    now = editing_work.Present(read_package(site), None, open_store())
    rows = now.package.files["tables/projects.csv"]
    other = rows.replace(b"Galerija Cukrarna", b"Cukrarna", 1)
    package = replace(now.package, files={**now.package.files, "tables/projects.csv": other})
    editors = read_editors(editors_file(), {"061": "Ljubljana", "096": "Ptuj"})
    proposal = Proposal(package, dataset)
    with pytest.raises(NotAllowedError, match="Ljubljana"):
        editing_work.publish(now, editors, proposal, "")
    with pytest.raises(NotAllowedError, match="all towns"):
        editing_work.roll_back(now, editors, 1, "", 2)
    assert open_store().releases() == []


def test_the_second_of_two_editors_is_told_what_the_first_has_changed(site, monkeypatch):
    as_editor(monkeypatch, "urednistvo@zmos.si")
    one, other = (run(PAGE, lang="en", urejanje="da") for _ in range(2))
    drop(one, "a.xlsx", workbook(site, {"Ureditev mestne tržnice": "Ureditev prve tržnice"}, "096"))
    drop(
        other,
        "b.xlsx",
        workbook(site, {"Ureditev mestne tržnice": "Ureditev druge tržnice"}, "096"),
    )
    press(one, "release")
    body = press(other, "release")
    assert "when the file was written it was “Ureditev mestne tržnice”" in body
    assert len(open_store().releases()) == 2
    (choice,) = [radio for radio in other.radio if radio.label == "What is to stand there?"]
    choice.set_value(True)
    other.run()
    assert " is out." in press(other, "release")
    assert b"Ureditev druge tr" in open_store().package(3).files["tables/projects.csv"]


def test_a_file_is_worked_through_once_and_forgotten_with_its_box(site, monkeypatch):
    calls = []
    read = editing_work.read_upload
    monkeypatch.setattr(
        editing_work, "read_upload", lambda *given: (calls.append(1), read(*given))[1]
    )
    app = run(PAGE, lang="en", urejanje="da")
    drop(app, "ptuj.xlsx", workbook(site, MARKET, "096"))
    app.run()
    assert len(calls) == 1
    assert "work-of-file" in app.session_state
    app.file_uploader[0].clear()
    app.run()
    assert "work-of-file" not in app.session_state


def test_what_nobody_has_foreseen_is_said_calmly_and_logged(site, monkeypatch, caplog):
    def broken(*_: object) -> None:
        raise RuntimeError("a secret path")

    monkeypatch.setattr(editing_work, "read_upload", broken)
    app = run(PAGE, lang="en", urejanje="da")
    body = drop(app, "a.csv", b"a;b\n1;2\n")
    assert "This was not foreseen. Nothing was changed" in body
    assert "secret" not in body
    assert "a secret path" in caplog.text
    assert "footer" in html(app)


def test_without_a_store_nothing_can_be_released_and_it_says_why(monkeypatch):
    monkeypatch.delenv("ZMOS_DATA", raising=False)
    monkeypatch.delenv("ZMOS_DATABASE_URL", raising=False)
    app = run(PAGE, lang="en", urejanje="da")
    assert "Nothing can be released on this site: the shipped data are read-only" in plain(
        html(app)
    )


def test_the_template_is_that_of_the_chosen_town():
    app = run(PAGE, lang="sl", urejanje="da")
    assert app.selectbox(key="template-town").value == ""
    assert app.radio(key="template-language").value == "sl"
    content = template(read_package(PACKAGE_FOLDER), "sl", ("096",))
    book = openpyxl.load_workbook(BytesIO(content))
    assert {row[1].value for row in book["Projekti"].iter_rows(2) if row[3].value} == {"Ptuj"}


def test_against_a_damaged_release_nothing_is_released_and_the_log_says_how(site, dataset, caplog):
    package = read_package(site)
    rows = package.files["tables/projects.csv"].replace(b"Ureditev mestne", b"Obnova mestne", 1)
    after = replace(package, files={**package.files, "tables/projects.csv": rows})
    open_store().publish(after, "a@b.si", "", None)
    table = next(max((site / "releases").iterdir()).rglob("projects.csv"))
    table.chmod(0o644)
    table.write_bytes(rows.replace(b"Obnova", b"Prenova"))
    now = editing_work.present(build_page(dataset))
    assert now.store is None
    assert now.package is dataset.package
    assert now.why == "the newest release is damaged; the log says how"
    assert "Nothing can be released" in caplog.text


def test_why_the_newest_data_are_not_shown_is_told_to_editors_alone(site, monkeypatch):
    run(PAGE, lang="sl")  # the sound state is shown once
    table = site / "tables" / "projects.csv"
    content = table.read_text(encoding="utf-8")
    table.write_text(content.replace("2014-2020", "2014-2O2O", 1), encoding="utf-8")
    reader = html(run(PAGE, lang="sl"))
    assert "V novejših tabelah" in reader
    assert "2014-2O2O" not in reader
    assert 'data-place="problems"' not in reader
    as_editor(monkeypatch, "tujec@example.si")
    assert "2014-2O2O" not in html(run(PAGE, lang="sl"))
    as_editor(monkeypatch, "ana@ptuj.si")
    editor = html(run(PAGE, lang="sl"))
    assert "2014-2O2O" in editor
    assert 'data-place="problems"' in editor
