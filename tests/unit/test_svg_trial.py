"""A drawing from outside is drawn once, apart: what breaks down there breaks nothing here."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image

from tests.outside import SHAPE, drawing
from zmos_data.svg import limits, trial, verdict
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.trial import TrialError, draw
from zmos_data.svg.verdict import take

BOX = "0 0 8 8"
LAYERS = drawing('<path opacity=".5" d="M0 0H8V8Z"/>' * 4_000)  # a minute's work


def rule_of(content: bytes) -> str:
    """Return the rule by which a file is refused that was not read before."""
    with pytest.raises(RefusalError) as caught:
        draw(content, BOX)
    return caught.value.refusal.rule


@pytest.mark.parametrize(("box", "size"), [("0 0 2 1", (800, 400)), ("0 0 1 4", (200, 800))])
def test_the_picture_has_the_shape_of_the_box(box, size):
    picture = Image.open(io.BytesIO(draw(drawing(box=box), box)))
    assert picture.size == size


def test_a_renderer_that_falls_over_its_stack_ends_in_a_refusal():
    assert rule_of(drawing("<g>" * 20_000 + SHAPE + "</g>" * 20_000)) == "crash"


def test_a_renderer_that_wants_too_much_memory_ends_in_a_refusal():
    assert rule_of(drawing(box="0 0 1 1000000")) == "crash"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of time for computing")
def test_a_renderer_that_computes_for_too_long_ends_in_a_refusal(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 1)
    assert rule_of(LAYERS) == "slow"


def test_what_the_renderer_refuses_and_what_nobody_sees_is_refused():
    assert rule_of(b"<svg") == "renderer"
    assert rule_of(drawing(f'<g transform="scale(1e-30)">{SHAPE}</g>')) == "blank"


def test_a_verdict_on_the_same_content_is_given_once(monkeypatch):
    tries = []

    def counted(svg: bytes, box: str) -> bytes:
        tries.append(svg)
        return draw(svg, box)

    monkeypatch.setattr(verdict, "draw", counted)
    good, bad = drawing(f"<title>once</title>{SHAPE}"), drawing("<title>once</title>")
    assert take(good) is take(good)
    for _ in range(2):
        with pytest.raises(RefusalError):
            take(bad)
    assert len(tries) == 2


def test_a_try_that_says_nothing_about_the_drawing_is_made_again(monkeypatch):
    content = drawing(f"<title>again</title>{SHAPE}")
    with monkeypatch.context() as without:
        without.setattr(sys, "executable", "/nowhere/python")
        with pytest.raises(RefusalError, match="no way to try the drawing"):
            take(content)
    with monkeypatch.context() as busy:
        busy.setattr(limits, "WAIT_SECONDS", 0.001)
        with pytest.raises(RefusalError, match=r"no answer in 0\.001 seconds"):
            take(content)
    assert take(content).picture is not None


def test_a_missing_renderer_says_nothing_about_the_drawing(monkeypatch, tmp_path):
    script = tmp_path / "renderer.py"
    script.write_text("import sys; sys.stderr.write('no renderer'); sys.exit(3)")
    monkeypatch.setattr(trial.renderer, "__file__", str(script))
    with pytest.raises(TrialError, match="no renderer"):
        draw(drawing(), BOX)


def test_own_drawings_are_read_and_not_tried(monkeypatch):
    monkeypatch.setattr(verdict, "draw", None)
    assert take(drawing("<title>own</title>"), outside=False).picture is None
