"""The presentation: every slide on the page at once, one map that stands behind them all.

The browser changes slides by itself. Measured: a change paints in the time of a frame, and
goes on where the server does not answer (docs/performance.md).
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import streamlit as st

from content import cache, joint_project, legend, own_slides, ring, sources, town
from content.map_state import MapState, build_state
from content.markup import style_of
from content.page import Page
from content.share import leaving, qr_code, too_long, why_none
from content.slides import Slide, are_earlier, shown_slides
from content.text import Text
from content.theme_badge import ThemeBadge, theme_badges
from documents import change_slides, partner_map, slide_pictures
from ui import map, page_shell, slide_set_address
from ui.board import board
from ui.page_styles import Styles
from ui.slides.address import SLIDE, is_speaker, read_slide
from zmos_data import actions, links, slide_sets
from zmos_data.model import Problem

FOLDER = Path(__file__).resolve().parent
WITH_MAP = ("map", "theme", "town")
LOG = logging.getLogger(__name__)


def render_presentation(page: Page) -> None:
    """Draw the slides, or the speaker's window where the address asks for it."""
    slides, problems = slides_of_address(page)
    for problem in problems:
        LOG.error("slides: %s", problem)
    speaker = is_speaker()
    if board.is_available("presentation"):  # the styles show one slide at a time, by the script
        st.html(styles(speaker=speaker))
    board.render_slides(
        "speaker.html" if speaker else "slides.html",
        page,
        "speaker" if speaker else "slides",
        {
            "slide": read_slide(len(slides)),
            "states": [] if speaker else [map_state(slide, n) for n, slide in enumerate(slides, 1)],
        },
        slides=[slide_parts(slide) for slide in slides],
        own="".join(f"&{name}={packed}" for name, packed in slide_set_address.kept().items()),
        # An audience reads slides; what is wrong is for who speaks, or where nothing else stands.
        problems=notice(page, slides, problems) if speaker or not slides else None,
        words=words(page),
        keys=keys(page.text),
        tools=tools(page.text),
        ring=ring.MEASURES,
    )
    if not speaker and slides and board.is_available("presentation"):
        # The browser holds the map's state; what is sent here never changes and never repaints.
        key = f"slides-{map.map_key(page)}"
        map.render_map(replace(page, selection=slides[0].page.selection), key=key, clicks=False)
    page_shell.note_shown(page)


def slides_of_address(page: Page) -> tuple[tuple[Slide, ...], tuple[Problem, ...]]:
    """Return the slides of the visitor's set where the address has one, else the meeting's."""
    if not slide_set_address.has_set():
        return shown_slides(page)
    found = own_slides.shown_set(page, slide_set_address.present())
    return tuple(slide for _, slide in found.slides), found.problems


@cache.kept()
def styles(*, speaker: bool) -> Styles:
    """Return the style of the slides as one element, or that of the speaker's window."""
    files = ("presentation", "screens", "speaker" if speaker else "hall")
    written = [(FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in files]
    walls = style_of("arms_wall").read_text(encoding="utf-8")
    return Styles(walls + "".join(written))


def map_state(slide: Slide, number: int) -> MapState | None:
    """Write what the map shows on a slide; None where it shows none (pure)."""
    if slide.kind not in WITH_MAP:
        return None
    focus = slide.page.selection.municipality_code or "" if slide.kind == "town" else ""
    state = build_state(slide.page, focus=focus)
    return {**state, "id": f"{SLIDE}={number}&{state['id']}"}


def slide_parts(slide: Slide) -> dict[str, object]:
    """Write everything that stands on a slide (pure)."""
    page, kind = slide.page, slide.kind
    return {
        "kind": kind,
        "title": slide.title,
        "note": note(slide),
        "sentences": slide.sentences,
        "go": actions.write(actions.Visit("", links.to_query(page.selection, page.text.language))),
        "map": legend.legend(page) if kind in WITH_MAP else None,
        "arms": arms(slide),
        "bars": slide_pictures.bars(slide),
        "columns": slide_pictures.periods(page) if kind == "periods" else (),
        "themes": own_themes(page) if kind == "periods" else (),
        "joint": joint(page) if kind == "joint" else None,
        "matrix": slide_pictures.matrix_in_signs(page) if kind == "matrix" else None,
        "empties": slide_pictures.signs(page) if kind == "matrix" else (),
        "changes": change_slides.changes(page) if kind == "changes" else None,
        "qr": qr(page) if kind == "contact" else None,
    }


def own_themes(page: Page) -> list[ThemeBadge]:
    """Return the badges of the themes that have projects of their own (pure)."""
    themes = page.rows.themes
    found = theme_badges(page).items()
    return [badge for code, badge in found if not themes[code].joint_via_association]


def joint(page: Page) -> dict[str, object]:
    """Write the joint project's numbers, and its partners as a list and as a map (pure)."""
    return {
        "numbers": joint_project.numbers(page),
        "partners": partner_map.listed(page),
        "map": partner_map.data_address(page),
        "alt": partner_map.words(page),
    }


def arms(slide: Slide) -> list[dict[str, object]]:
    """Write the arms of a slide: the town's, or all where only words would stand."""
    page, kind = slide.page, slide.kind
    is_of_all = kind == "text" and page.selection == page.selection.without_filters()
    codes: list[str] = []
    if kind == "town":
        codes = [town.chosen(page).municipality_code]
    elif is_of_all or (kind == "contact" and why_none(page.text)):
        codes = list(page.town_names)
    badges = theme_badges(page)
    return [
        {
            "src": page.assets.on_page(f"full-{code}"),
            "arms": page.assets.on_page(f"full-{code}"),
            "quarters": ring.quarters(page.view.parts[code], badges),
            "name": page.town_names[code],
            "alt": page.text.say("Coat of arms: {town}", town=page.town_names[code]),
        }
        for code in codes
        if f"full-{code}" in page.assets.names
    ]


def note(slide: Slide) -> str:
    """Write what only who speaks reads: the note, and why the last slide has no QR code."""
    why = why_none(slide.page.text) if slide.kind == "contact" else ""
    return " ".join(filter(None, (slide.note, why)))


def qr(page: Page) -> dict[str, str] | None:
    """Write the link of the map and its QR code; None where nobody else could open it."""
    here = leaving(f"/?{links.link(page.selection, page.text.language)}")
    if not here:
        return None
    code = qr_code(here)
    return {
        "link": here,
        "src": code,
        "note": "" if code else too_long(page),
        "alt": page.text.say("QR code of the link"),
    }


def words(page: Page) -> dict[str, str]:
    """Write the words around the slides (pure)."""
    text = page.text
    return {
        "slides": text.say("Slides"),
        "none": text.say("There is no slide that can be shown."),
        "slide": text.say("Slide"),
        "next": text.say("Next slide"),
        "previous": text.say("Previous slide"),
        "last": text.say("This is the last slide."),
        "note": text.say("Note"),
        "clock": text.say("Clock"),
        "elapsed": text.say("Elapsed time"),
        "speaker": text.say("Speaker's window"),
        "stop": text.say("Stop the time"),
        "start": text.say("Start the time"),
        "reset": text.say("Time from zero"),
        "to_black": text.say("Black screen"),
        "to_white": text.say("White screen"),
        "black": text.say("The screen is black. Any key shows the slide."),
        "white": text.say("The screen is white. Any key shows the slide."),
        "live": text.say("The screen shows a page of the dashboard, not a slide."),
        "away": text.say("The server does not answer. The slides go on."),
        "key_list": text.say("Keys of the presentation"),
        "close": text.say("Close"),
        "swipe": text.say("On a touch screen a finger drawn left or right turns the slides."),
        "sources": sources.on_slide(page),
    }


def keys(text: Text) -> list[dict[str, object]]:
    """Write what each key does (``keys.js``), for the list of the keys (pure)."""
    return [
        {"pressed": ("→", "↓", "Page Down", "Enter", "N"), "does": text.say("Next slide")},
        {"pressed": ("←", "↑", "Page Up", "Backspace"), "does": text.say("Previous slide")},
        {"pressed": ("Home", "End"), "does": text.say("First and last slide")},
        {"pressed": ("1", "2", "…"), "does": text.say("Jump to this slide")},
        {"pressed": ("B", "."), "does": text.say("Black screen")},
        {"pressed": ("W", ","), "does": text.say("White screen")},
        {"pressed": ("M",), "does": text.say("Enlarge the map")},
        {"pressed": ("F", "F5"), "does": text.say("Full screen")},
        {"pressed": ("P",), "does": text.say("Speaker's window")},
        {"pressed": ("Esc",), "does": text.say("To the map with this view, and back")},
        {"pressed": ("?",), "does": text.say("This list")},
    ]


def tools(text: Text) -> list[dict[str, str]]:
    """Write the controls in the corner of the slides (pure)."""
    return [
        {"act": "map", "key": "M", "words": text.say("Enlarge the map")},
        {"act": "keys", "key": "?", "words": text.say("Keys of the presentation")},
        {"act": "speaker", "key": "P", "words": text.say("Speaker's window")},
        {"act": "full", "key": "F", "words": text.say("Full screen")},
        {"act": "out", "key": "Esc", "words": text.say("To the map with this view")},
    ]


def notice(
    page: Page, slides: tuple[Slide, ...], problems: tuple[Problem, ...]
) -> dict[str, object] | None:
    """Write which slides are left out and why, or how a set without a slide gets one."""
    text = page.text
    lines = [fault(text, problem) for problem in problems]
    if not slides and not lines and slide_set_address.has_set():
        lines = [text.say("The link has no slide."), _how_to_begin(text)]
    return {"title": _what_runs(page, slides), "lines": lines} if lines else None


def _how_to_begin(text: Text) -> str:
    return text.say(
        "On any page with a map or a table, press “Add this view to the slides” near its end."
    )


def _what_runs(page: Page, slides: tuple[Slide, ...]) -> str:
    text = page.text
    if not slides:
        return text.say("There is no slide that can be shown.")
    if not slide_set_address.has_set() and are_earlier(page):
        return text.say("The file of the slides has faults. The slides of before are shown.")
    return text.say("Not every slide can be shown. The others run.")


def fault(text: Text, problem: Problem) -> str:
    """Write what is wrong with a slide, of a file or of a set in a link (pure)."""
    if problem.table == slide_sets.PARAMETER and problem.row is None:
        cut = text.say(
            "The link of the slides is not whole; something of it was lost when it was copied. "
            "Open the whole link, or prepare the slides anew."
        )
        return f"{cut} {_how_to_begin(text)}"
    said = {
        "field": problem.column or "–",
        "rule": text.say_phrase(problem.rule),
        "found": text.say_phrase(problem.found),
        "expected": text.say_phrase(problem.expected),
    }
    if problem.table == slide_sets.PARAMETER:
        return text.say(
            "Slide {n} of the link, {field}: {rule}; found: {found}; expected: {expected}",
            n=problem.row or "–",
            **said,
        )
    return text.say(
        "{file}, line {line}, {field}: {rule}; found: {found}; expected: {expected}",
        file=problem.table,
        line=problem.row or "–",
        **said,
    )
