"""The presentation in Streamlit's own test harness: slides, speaker's window, bad slides."""

from __future__ import annotations

import json
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_pages import html, run
from zmos_data.declared_slides import FILE
from zmos_data.package import FOLDER_VARIABLE, PACKAGE_FOLDER

PAGE = "pages/predstavitev.py"


def deck(app: AppTest) -> dict[str, object]:
    """Return what the presentation's script is given."""
    parts = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return next(part for part in parts if "slide" in part)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_slide_is_on_the_page_with_its_map(language):
    app = run(PAGE, lang=language)
    assert not app.exception
    given = deck(app)
    states = given["states"]
    assert isinstance(states, list)
    assert str(given["html"]).count("data-slide=") == len(states) >= 9
    for number, state in enumerate(states, 1):
        assert state is None or state["id"].startswith(f"slide={number}&")
    # The arms in their rings: on the first slide, and on the last where no public address is set.
    assert str(given["html"]).count("wall-badge") == 2 * 12
    assert sum(state is not None for state in states) >= 5
    assert len({json.dumps(s["towns"]) for s in states if s}) >= 4  # each theme its own colours


@pytest.mark.parametrize(
    ("asked", "slide"), [("3", 3), ("0", 1), ("999", 11), ("x", 1), ("-2", 1), ("²", 1)]
)
def test_the_link_opens_its_slide_or_the_nearest(asked, slide):
    app = run(PAGE, slide=asked)
    assert not app.exception
    assert deck(app)["slide"] == slide


def test_the_speakers_window_has_notes_and_the_next_slide_and_no_map():
    app = run(PAGE, govornik="da", lang="en")
    body = html(app)
    assert "The colour of an area shows the number of projects" in body
    assert (
        body.count("<h3>Projects on every theme in 6 of 12 towns</h3>") == 1
    )  # as the next of the slide before it
    assert "data-clock" in body
    assert deck(app)["states"] == []
    assert "The colour of a territory" not in html(run(PAGE, lang="en"))


def test_a_slide_leads_out_to_its_view_on_the_map():
    body = html(run(PAGE, lang="en"))
    assert (
        'data-nav="{&#34;page&#34;:&#34;&#34;,&#34;view&#34;:{&#34;tema&#34;:&#34;sustainable_mobility&#34;,&#34;lang&#34;:&#34;en&#34;}}"'
        in body
    )
    assert (
        'data-nav="{&#34;page&#34;:&#34;&#34;,&#34;view&#34;:{&#34;obcina&#34;:&#34;085&#34;,&#34;lang&#34;:&#34;en&#34;}}"'
        in body
    )


def test_bad_slides_are_named_to_who_speaks_and_the_others_run(tmp_path, monkeypatch):
    folder = tmp_path / "package"
    shutil.copytree(PACKAGE_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    slides = (folder / FILE).read_text(encoding="utf-8")
    slides = slides.replace("view: tema=energy_efficiency", "view: tema=<b>energija</b>")
    slides = slides.replace("view: obcina=085", 'view: ""')
    (folder / FILE).write_text(slides + "- id: [\n", encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    audience = run(PAGE, lang="en")
    assert not audience.exception
    assert html(audience).count("data-slide=") == 9
    assert "slides.yaml" not in html(audience)
    assert "energija" not in html(audience)
    app = run(PAGE, lang="en", govornik="da")
    assert not app.exception
    body = html(app)
    assert body.count("data-slide=") == 9
    assert "tema=&lt;b&gt;energija" in body
    lines = slides.splitlines()
    line = lines.index("  view: tema=<b>energija</b>") + 1
    assert f"slides.yaml, line {line}, view: known codes" in body
    # The bracket of the added line is open to the end of the file, which is the line behind it.
    assert f"slides.yaml, line {len(lines) + 2}" in body
    assert "a town" in body


def test_without_slides_the_presentation_says_so(tmp_path, monkeypatch):
    folder = tmp_path / "package"
    shutil.copytree(PACKAGE_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / FILE).unlink()
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    app = run(PAGE, lang="sl")
    assert not app.exception
    body = html(app)
    assert body.count("data-slide=") == 0
    assert "slides.yaml" in body
    assert "ni datoteke" in body
    assert "Druge prosojnice" not in body
