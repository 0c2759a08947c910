"""What changed since an earlier release, on the page of the data."""

import re

import pytest

from tests import releases as made
from tests.app.test_pages import address, click, html, notices, run
from tests.words import plain
from zmos_data.declared_slides import FILE
from zmos_data.package import FOLDER_VARIABLE

PAGE = "pages/podatki.py"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_page_says_what_changed(two_releases, language):
    app = run(PAGE, lang=language, od_izdaje="1")
    assert not app.exception
    body = html(app)
    assert 'id="changes-sentence"' in body
    for kind in ("new", "moved", "amounts", "withdrawn", "other", "facts"):
        assert body.count(f'id="changed-{kind}"') == 1, kind
    section = body[body.index('<section id="releases"') :]
    assert 'class="verdict good"' in section
    assert 'id="changes-table" href="api/v1/changes.csv?from=1&amp;to=2' in section
    assert f'href="api/v1/releases.atom?lang={language}"' in section
    assert not notices(app)


def test_a_view_of_one_town_has_its_changes_and_its_feed(two_releases):
    body = html(run(PAGE, lang="sl", mesta="050"))
    assert "changed-new" not in body
    assert 'href="api/v1/releases.atom?obcina=050&amp;lang=sl"' in body


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sl", "Navedene so samo spremembe občine Kranj."),
        ("en", "Only the changes of Kranj are listed."),
    ],
)
def test_a_view_with_a_chosen_town_has_its_changes_and_a_way_to_all(two_releases, language, said):
    app = run(PAGE, lang=language, obcina="052")
    body = html(app)
    assert said in plain(body)
    assert "changed-new" not in body
    click(app, "changes-of-all")
    assert "changed-new" in html(app)
    assert "obcina" not in address(app)


def test_the_page_of_a_town_leads_to_what_the_last_release_changed_of_it(two_releases):
    assert 'id="town-changes"' in html(run("pages/obcina.py", lang="sl", obcina="061"))
    app = run("pages/obcina.py", lang="sl", obcina="112")
    assert not app.exception and 'id="town-changes"' not in html(app)


def test_the_towns_lead_to_the_map_which_keeps_the_comparison(two_releases):
    app = run(PAGE, lang="sl", od_dne="2026-12-01")
    click(app, "changes-map")
    assert address(app)["od_izdaje"] == "1"
    assert "od_dne" not in address(app)


def test_what_is_not_there_is_said(two_releases):
    app = run(PAGE, lang="en", od_izdaje="7")
    assert not app.exception
    assert "There is no release 7; another one is compared." in plain(" ".join(notices(app)))


def test_a_slide_of_changes_has_its_sentence_and_its_sums(two_releases, tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(made.copy_of_package(tmp_path / "package")))
    (tmp_path / "package" / FILE).write_text(
        "- id: changes\n  kind: changes\n  title: {sl: Novo, en: New}\n"
        "  view: od_izdaje=1\n  note: {sl: Beseda, en: Word}\n",
        encoding="utf-8",
    )
    app = run("pages/predstavitev.py", lang="en")
    assert not app.exception
    body = plain(html(app))
    assert "Since 14 September 2026 (release 0.9.0): 1 new project" in body
    assert "+1,719,419.46" in body and "All sums reconcile" in body


def test_without_releases_the_page_says_so():
    body = html(run(PAGE, lang="sl", od_izdaje="1"))
    section = re.search(r'<section id="releases">.*?</section>', body, re.S)
    assert section and "Prejšnje izdaje podatkov tu niso shranjene" in section[0]
    assert "<select" not in section[0]
