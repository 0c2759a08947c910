"""The slide set that a visitor makes, in the address of every page; it goes along to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping

import streamlit as st

from zmos_data import actions, slide_sets
from zmos_data.slide_sets import OwnSlide, SlideSet

PAGE = "predstavitev"  # on which a set is prepared and run
PREPARING = "priprava"
TITLE, NOTE = "naslov", "opomba"  # fields of a slide's form, each with its number behind
_FIELD = re.compile(rf"(?:{TITLE}|{NOTE})-([1-9]\d?)", re.ASCII)
_STEPS = {"up": -1, "down": 1}


def present() -> SlideSet:
    """Return the set of the address; an empty one where it has none."""
    return slide_sets.read(_packed())


def has_set() -> bool:
    """Tell whether the address has a set, be it a broken one."""
    return bool(_packed())


def _packed() -> str:
    return str(st.query_params.get(slide_sets.PARAMETER, ""))


def is_preparing() -> bool:
    """Tell whether the presentation shows the set to be prepared, and not its slides."""
    return st.query_params.get(PREPARING) == "da"


def kept(path: str = PAGE) -> dict[str, str]:
    """Return what of the set goes along to another view, or to another page."""
    found = {slide_sets.PARAMETER: _packed()} if _packed() else {}
    if path == PAGE and is_preparing():
        found[PREPARING] = "da"
    return found


def carry_out(action: actions.Action) -> bool:
    """Do what was asked with the set, if it was; what a link does not hold changes nothing."""
    slides = present().slides
    match action:
        case actions.AddSlide(kind, view, title, onto):
            added = slide_sets.read(slide_sets.write((OwnSlide(kind, view, title),)))
            before = slides or slide_sets.read(onto).slides
            if before != slides:
                _write(before)  # where it holds not one more, what was kept is there again
            _write((*before, *added.slides))
        case actions.Slides(what, number):
            _arrange(slides, what, number)
        case actions.Change(changes, None) if _is_slide_form(changes):
            _write(_worded(slides, changes))
        case _:
            return False
    return True


def _arrange(slides: tuple[OwnSlide, ...], what: str, number: int) -> None:
    if what == "prepare":
        st.query_params[PREPARING] = "da"
    elif what == "run":
        st.query_params.pop(PREPARING, None)
    elif what in _STEPS:
        _write(slide_sets.moved(slides, number, _STEPS[what]))
    else:
        _write(slide_sets.without(slides, number) if what == "remove" else ())


def _is_slide_form(changes: Mapping[str, str]) -> bool:
    """Tell whether a form is that of a slide: its title and its note."""
    return bool(changes) and all(_FIELD.fullmatch(name) for name in changes)


def _worded(slides: tuple[OwnSlide, ...], changes: Mapping[str, str]) -> tuple[OwnSlide, ...]:
    """Write titles and notes of a form to their slides."""
    for number in {int(_FIELD.sub(r"\1", name)) for name in changes}:
        title, note = (changes.get(f"{field}-{number}", "") for field in (TITLE, NOTE))
        slides = slide_sets.worded(slides, number, title, note)
    return slides


def _write(slides: tuple[OwnSlide, ...]) -> None:
    if not slide_sets.fits(slides):
        return
    st.query_params.pop(slide_sets.PARAMETER, None)
    if slides:
        st.query_params[slide_sets.PARAMETER] = slide_sets.write(slides)
