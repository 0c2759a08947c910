"""The view in the address of the present page; the only file that touches the session's state.

How a view is written as a link stands in `zmos_data.links`, how one is read in
`zmos_data.parameters`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Mapping
from secrets import token_hex
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from content.text import pick_language
from ui import sent, slide_set_address
from ui.map_clicks import clicked
from zmos_data import actions
from zmos_data.links import merged, to_query, toggled, with_years
from zmos_data.model import Dataset
from zmos_data.parameters import COMPARED, LANGUAGE, Ignored, codes_of, parse, parse_query
from zmos_data.selection import Selection

LOG = logging.getLogger(__name__)
T = TypeVar("T")

EDITING = "urejanje"  # whether the editors' part of the page of the data is open
_NEXT, _SHOWN = "next-page", "shown-page"
_HEARD, _HELD = "heard-clicks", "held-parts"
_MOST_PARAMETERS = 50  # of a view
_NAME, _REFUSED = "session-name", "refused-action"
SHOWN_QR, SHOWN_FILES = "shown-qr", "shown-files"
SHOWN_EMBEDDING, SHOWN_STARTS = "shown-embedding", "shown-starts"
LINK = "link-of-the-view"  # as a recording has it, see `ui.recording`
_UPLOAD, _DONE = "upload-number", "upload-done"
_WORK = "work-of-"  # what is made of an editor's file, by its step


def read(dataset: Dataset) -> tuple[Selection, str, tuple[Ignored, ...]]:
    """Read the view and the language of the present page."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    selection, asked, ignored = parse(params, codes_of(dataset))
    return selection, read_language(asked), ignored


def read_language(asked: str | None = None) -> str:
    """Return the language: of the link, else of the browser, else Slovenian."""
    return pick_language(asked or st.query_params.get(LANGUAGE), st.context.locale)


def recorded_link() -> str | None:
    """Return the link of the view as a recording has it; None where the page is a visitor's."""
    link: str | None = st.session_state.get(LINK)
    return link


def is_embedded() -> bool:
    """Tell whether the link says ``embed=true``; Streamlit keeps it through every `write`."""
    return bool(st.context.is_embedded)


def is_editing() -> bool:
    """Tell whether the editors' part of the page of the data is open."""
    return st.query_params.get(EDITING) == "da"


def write(selection: Selection, language: str) -> None:
    """Put the view into the address; the editors' part stays open, with the file in it."""
    open_part = {EDITING: "da"} if is_editing() else {}
    kept = slide_set_address.kept()
    st.query_params.from_dict({**to_query(selection, language), **open_part, **kept})


def on_navigate(key: str, dataset: Dataset) -> None:
    """Do what a control of a board says; what is no action is refused, and logged once.

    The browser sends the action, the view that the control was written for, so that a click
    that comes before the page has caught up undoes nothing, and the number of the click.
    """
    match st.session_state.get(key, {}).get("navigate"):
        case {"action": said, "view": str(written_for), "number": int(number), **more} if (
            written_for.isascii() and written_for.count("&") < _MOST_PARAMETERS
        ):
            sent.note(held(), more.get("has", {}))
            action = _read(key, said)
            if isinstance(action, actions.Wake):
                st.session_state[_NAME] = action.name
            elif _is_new(key, number) and action is not None:
                _navigate(action, written_for, dataset)
        case None:
            pass
        case message:
            _refuse(key, f"expected action, view and number; found {message!r:.200}")


def _read(key: str, said: object) -> actions.Action | None:
    try:
        return actions.read(said)
    except actions.ActionError as error:
        _refuse(key, error)
        return None


def _refuse(key: str, why: object) -> None:
    """Log the first message of a session that is refused; a page that sends one sends many."""
    if not st.session_state.get(_REFUSED):
        st.session_state[_REFUSED] = True
        LOG.warning("Board %s: a message of the browser is refused: %s", key, why)


def heard() -> int:
    """Return the number of the last click that was carried out, which the browser waits for."""
    return max(st.session_state.get(_HEARD, {}).values(), default=0)


def held() -> sent.Held:
    """Return the marks of the parts that the browser has; see `ui.sent`."""
    found: sent.Held = st.session_state.setdefault(_HELD, {})
    return found


def _is_new(place: str, number: int) -> bool:
    """Tell whether a click of a place is later than all that were carried out; note it."""
    heard = st.session_state.setdefault(_HEARD, {})
    if number <= heard.get(place, 0):
        return False
    heard[place] = number
    return True


def _navigate(action: actions.Action, written_for: str, dataset: Dataset) -> None:
    if slide_set_address.carry_out(action):
        if action == actions.Slides("prepare"):
            present, language, _ = read(dataset)
            st.session_state[_NEXT] = (slide_set_address.PAGE, present, language)
        return
    _open(action, written_for)
    match action:
        case actions.Speak(language):
            write(read(dataset)[0], language)
        case actions.Toggle():
            present, language, _ = read(dataset)
            write(toggled(action, present, codes_of(dataset)), language)
        case actions.Years():
            present, language, _ = read(dataset)
            write(with_years(action, present, codes_of(dataset)), language)
        case actions.Change(changes, page):
            _go({**dict(parse_qsl(written_for)), **changes}, page, written_for, dataset)
        case actions.Visit(page, view):
            _go(view, page, written_for, dataset)


def _open(action: actions.Action, written_for: str) -> None:
    """Open or close a part of the page, where the action says one."""
    match action:
        case actions.ShowQr():
            st.session_state[SHOWN_QR] = written_for
        case actions.ShowFiles(page):
            _switch(SHOWN_FILES, page)
        case actions.ShowEmbedding(page):
            _switch(SHOWN_EMBEDDING, page)
        case actions.ShowStarts():
            _switch(SHOWN_STARTS, "map")
        case actions.ShowEditing() if is_editing():
            del st.query_params[EDITING]
        case actions.ShowEditing():
            st.query_params[EDITING] = "da"


def _go(said: Mapping[str, str], page: str | None, written_for: str, dataset: Dataset) -> None:
    """Go to a view; what a form says and is not understood stays in the address for one run."""
    codes = codes_of(dataset)
    query = urlencode({name: value for name, value in said.items() if value})
    target, asked, ignored = parse(parse_query(query), codes)
    base, _, _ = parse(parse_query(written_for), codes)
    present, language, _ = read(dataset)
    view, language = merged(target, base, present), read_language(asked or language)
    if page is not None:
        st.session_state[_NEXT] = (page, view, language)
        return
    write(view, language)
    for bad in ignored:
        st.query_params[bad.parameter] = bad.value


def qr_wanted(view: str) -> bool:
    """Tell whether the visitor has asked for the QR code of this very view; it costs 18 ms."""
    return bool(st.session_state.get(SHOWN_QR) == view)


def session() -> str:
    """Return what names the session: another name tells a page that it was woken after a cut."""
    return str(st.session_state.setdefault(_NAME, token_hex(4)))


def is_new_page(page: str) -> bool:
    """Tell whether the visitor has not yet been shown the whole of a page in a language."""
    if st.session_state.get(_SHOWN) == page:
        return False
    st.session_state.pop(_SHOWN, None)  # what was shown is so no longer, if this run is cut short
    return True


def note_shown(page: str) -> None:
    """Note that a page was shown to its end; a run that was cut short does not come here."""
    st.session_state[_SHOWN] = page


def work(step: str, about: Hashable, build: Callable[[], T]) -> T:
    """Return what a step has made of an editor's file, which lives in the session alone."""
    kept = st.session_state.get(_WORK + step)
    if kept is None or kept[0] != about:
        kept = st.session_state[_WORK + step] = about, build()
    found: T = kept[1]
    return found


def forget_work() -> None:
    """Forget what was made of an editor's file."""
    for key in [key for key in st.session_state if str(key).startswith(_WORK)]:
        del st.session_state[key]


def upload_key() -> str:
    """Return the key of the box for an editor's file; each box takes one file."""
    return f"upload-{st.session_state.get(_UPLOAD, 1)}"


def next_upload(said: str) -> None:
    """Put an empty box in the place of the one whose file is done with, and say what was done."""
    forget_work()
    st.session_state[_UPLOAD] = int(st.session_state.get(_UPLOAD, 1)) + 1
    st.session_state[_DONE] = said


def done() -> str:
    """Return what was last said of a file that is done with."""
    return str(st.session_state.get(_DONE, ""))


def answer_key(kind: str, file: str, about: str) -> str:
    """Return the key of a control that asks an editor something about a file."""
    return f"{kind}-{file}-{about}"


def answers(kind: str, file: str) -> dict[str, Any]:
    """Return what an editor has answered so far, by what was asked about."""
    start = answer_key(kind, file, "")
    found = [(str(key), value) for key, value in st.session_state.items()]
    return {key.removeprefix(start): value for key, value in found if key.startswith(start)}


def _switch(name: str, page: str) -> None:
    """Open a part of a page, by its name, or close it where it is open."""
    is_open = st.session_state.pop(name, "") == page
    st.session_state[name] = "" if is_open else page


def embedding_wanted(page: str) -> bool:
    """Tell whether the visitor has opened what puts a page's map on another site."""
    return bool(st.session_state.get(SHOWN_EMBEDDING) == page)


def starts_wanted() -> bool:
    """Tell whether the visitor has asked for the starts of the projects town by town."""
    return bool(st.session_state.get(SHOWN_STARTS))


def files_wanted(page: str) -> bool:
    """Tell whether the visitor has opened the files of a page, by its name."""
    return bool(st.session_state.get(SHOWN_FILES) == page)


def follow(files: Mapping[str, str]) -> None:
    """Go to the page that a control has led to, if one has; ``files`` are by the pages' paths."""
    path, view, language = st.session_state.pop(_NEXT, (None, Selection(), ""))
    if path in files:
        query = {**to_query(view, language), **slide_set_address.kept(path)}
        st.switch_page(files[path], query_params=query)


def on_map_click(dataset: Dataset, key: str) -> None:
    """Take the town that was clicked on the map, or go to the project whose site was."""
    codes = codes_of(dataset)
    code, several, number = clicked(st.session_state.get(key), codes.towns, codes.projects)
    if not code or not _is_new(key, number):
        return
    selection, language, _ = read(dataset)
    if code in codes.projects:
        st.session_state[_NEXT] = ("projekti", selection.view(project_id=code), language)
        return
    chosen = selection.compared_with(code) if several else selection.view(municipality_code=code)
    write(chosen, language)
    if several and chosen == selection:  # one too many: the link is read so, and says it
        st.query_params[COMPARED] = ",".join((*selection.compared, code))
