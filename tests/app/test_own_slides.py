"""A visitor's own slides in Streamlit's test harness: added, ordered, worded, shown."""

from __future__ import annotations

import json

from tests.app.test_pages import action, address, click, html, run, send
from ui.slides.address import SPEAKER
from zmos_data import slide_sets
from zmos_data.slide_sets import OwnSlide

PAGE = "pages/predstavitev.py"
SET = (OwnSlide("map", "kazalnik=eu_eur"), OwnSlide("town", "obcina=096"), OwnSlide("known", ""))
NONE = "1.i44FAA"  # an empty list, packed


def own(app) -> list[tuple[str, str]]:
    """Return kind and title of the slides in the address."""
    found = slide_sets.read(address(app).get(slide_sets.PARAMETER, ""))
    return [(slide.kind, slide.title) for slide in found.slides]


def prepared(**params: str):
    return run(PAGE, niz=slide_sets.write(SET), priprava="da", lang="en", **params)


def board_of(app, text: str):
    return next(b for b in app.get("bidi_component") if text in b.proto.json)


def test_views_are_added_from_any_page_and_go_along():
    app = run("pages/obcina.py", obcina="096", lang="en")
    assert "Slides (1)" not in html(app)
    click(app, "add-slide")
    assert not app.exception
    assert own(app) == [("town", "")]
    assert "Slides (1)" in html(app)
    assert "This view is slide 1 already." in html(app)
    assert "Add it once more" in html(app)
    app.switch_page("pages/teme.py")
    app.run()
    assert "already" not in html(app)
    click(app, "lang-sl")  # a change of the view keeps the set
    click(app, "add-slide")
    assert own(app) == [("town", ""), ("matrix", "")]
    assert address(app)["lang"] == "sl"
    assert "Prosojnice (2)" in html(app)


def test_a_view_is_added_behind_the_slides_that_the_browser_has_kept():
    app = run("pages/teme.py", lang="en")
    add = {"add": ["matrix", "", "", slide_sets.write(SET)]}
    send(app, board_of(app, "add-slide"), add)
    assert [kind for kind, _ in own(app)] == ["map", "town", "known", "matrix"]
    send(app, board_of(app, "add-slide"), add)  # the address has its own by now
    assert [kind for kind, _ in own(app)] == ["map", "town", "known", "matrix", "matrix"]


def test_slides_are_ordered_removed_and_worded():
    app = prepared()
    assert not app.exception
    assert "built-in" not in html(app)
    click(app, "down-1")
    assert [kind for kind, _ in own(app)] == ["town", "map", "known"]
    click(app, "remove-3")
    assert [kind for kind, _ in own(app)] == ["town", "map"]
    form = action("?&naslov-2=Denar+<b>&opomba-2=Po%C4%8Dasi")
    send(app, board_of(app, "own-set"), form)
    assert own(app) == [("town", ""), ("map", "Denar <b>")]
    body = html(app)
    assert "Denar &lt;b&gt;" in body
    assert "Denar <b>" not in body
    assert "Počasi" in body
    click(app, "clear-slides")
    assert own(app) == []
    assert "You have no slides yet" in html(app)


def test_who_prepares_slides_reads_why_their_files_carry_no_link(monkeypatch):
    monkeypatch.delenv("ZMOS_ADDRESS", raising=False)
    assert "Files and slides carry no link and no QR code" in html(prepared())
    monkeypatch.setenv("ZMOS_ADDRESS", "https://zmos.example")
    assert "no public address" not in html(prepared())


def test_the_set_of_a_link_is_shown_in_place_of_the_meeting():
    app = prepared()
    click(app, "run-slides")
    body = html(app)
    assert body.count("data-slide=") == 3
    assert f'href="?slide=2&amp;lang=en&amp;niz={slide_sets.write(SET)}"' in body  # in a new tab
    assert "Ptuj: " in body
    assert "EU contribution: " in body
    given = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    states = next(part["states"] for part in given if "states" in part)
    assert [state is not None for state in states] == [True, True, False]


def test_a_link_that_means_harm_is_named_and_shows_nothing():
    for packed in ("1.AAAA", "<script>alert(1)</script>"):
        app = run(PAGE, niz=packed, lang="en")
        assert not app.exception
        body = html(app)
        assert "<script>alert" not in body
        assert "The link of the slides is not whole" in body
        assert body.count("data-slide=") == 0


def test_of_a_set_of_which_a_slide_is_left_out_the_others_run_and_the_speaker_reads_so():
    packed = slide_sets.write([OwnSlide("map", ""), OwnSlide("town", "obcina=999")])
    body = html(run(PAGE, niz=packed, lang="en", **{SPEAKER: "da"}))
    assert "Not every slide can be shown. The others run." in body


def test_a_full_set_says_so_in_place_of_the_button():
    full = slide_sets.write([OwnSlide("map", "")] * slide_sets.MOST)
    app = run("dashboard.py", niz=full, lang="en")
    body = html(app)
    assert "The slides are full" in body
    assert 'id="add-slide"' not in body


def test_a_link_without_a_slide_says_what_to_do():
    assert slide_sets.read(NONE) == slide_sets.SlideSet()
    for packed, reason in ((NONE, "The link has no slide."), ("1cut", "The link of the slides is")):
        said = html(run(PAGE, niz=packed, lang="en"))
        assert reason in said
        assert "press “Add this view to the slides”" in said
        assert "expected" not in said
