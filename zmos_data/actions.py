"""What a reader does on a page, as the browser says it: small JSON objects, written and read.

Which key stands for what is told in ``ui/board/README.md``. What is read here comes from
outside: whatever is not exactly such an object is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from zmos_data.languages import LANGUAGES

SET_ACTIONS = ("prepare", "run", "up", "down", "remove", "clear")
_MOST_CHANGES = 50  # all parameters of a link and the fields of a form are fewer


class ActionError(ValueError):
    """What the browser sent is no action."""


@dataclass(frozen=True)
class Change:
    """Change parameters of the view; an empty one is taken off. On another page if one is said."""

    changes: Mapping[str, str]
    page: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        page = {} if self.page is None else {"page": self.page}
        return {**page, "set": dict(self.changes)}


@dataclass(frozen=True)
class Visit:
    """Go to a page with a view that is told whole; "" is the map."""

    page: str
    view: Mapping[str, str]

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"page": self.page, "view": dict(self.view)}


@dataclass(frozen=True)
class Toggle:
    """Switch an option of a facet, named as in a link, on or off."""

    facet: str
    code: str

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"toggle": [self.facet, self.code]}


@dataclass(frozen=True)
class Years:
    """Set the years, None where a side is open.

    Handles are moved faster than the page answers, so that it says what is wanted and not what
    has changed.
    """

    first: int | None
    last: int | None

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"years": [self.first, self.last]}


@dataclass(frozen=True)
class ShowQr:
    """Show the QR code of the view."""

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"show": "qr"}


@dataclass(frozen=True)
class ShowFiles:
    """Open the files of a page, by its name, or close them where they are open."""

    page: str

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"show": "files", "of": self.page}


@dataclass(frozen=True)
class ShowEmbedding:
    """Open what puts the map of a page, by its name, on another site, or close it."""

    page: str

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"show": "embedding", "of": self.page}


@dataclass(frozen=True)
class ShowStarts:
    """Show when the projects began town by town, where there are many towns, or no longer."""

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"show": "starts"}


@dataclass(frozen=True)
class ShowEditing:
    """Open the editors' part of the page of the data, or close it where it is open."""

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"show": "editing"}


@dataclass(frozen=True)
class Speak:
    """Change the language alone; the same for every view."""

    language: str

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"language": self.language}


@dataclass(frozen=True)
class Wake:
    """Run the page once, and name the session so from then on."""

    name: str

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"wake": self.name}


@dataclass(frozen=True)
class AddSlide:
    """Add a slide to the set that the visitor makes: its kind, its view and its title.

    ``onto`` is a set that the browser has kept, for an address that has none.
    """

    kind: str
    view: str
    title: str = ""
    onto: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        onto = [self.onto] if self.onto else []
        return {"add": [self.kind, self.view, self.title, *onto]}


@dataclass(frozen=True)
class Slides:
    """Do something with the set: prepare or run it, move or remove a slide by its number."""

    what: str
    number: int = 0

    def as_json(self) -> dict[str, object]:
        """Return the object that stands for the action."""
        return {"slides": [self.what, self.number]}


Action = (
    Change
    | Visit
    | Toggle
    | Years
    | ShowQr
    | ShowFiles
    | ShowEmbedding
    | ShowEditing
    | ShowStarts
    | Speak
    | AddSlide
    | Slides
    | Wake
)


def write(action: Action) -> str:
    """Write an action for an attribute, as short as JSON is."""
    return json.dumps(action.as_json(), ensure_ascii=False, separators=(",", ":"))


def read(value: object) -> Action:
    """Read what the browser sent.

    Raises
    ------
    ActionError
        If it is no action, or says more than one.
    """
    found = _view_action(value) or _other_action(value)
    if found is None or found.as_json() != value or not _is_text(value):
        raise ActionError(
            "Action of a page: expected one of set, page with set or view, toggle, years, show, "
            "language, add, slides, wake, as ui/board/README.md describes them; found "
            f"{value!r:.200}"
        )
    return found


def _view_action(value: object) -> Action | None:
    """Read an action that changes the view."""
    found: Action | None = None
    match value:
        case {"page": str(page), "view": dict(view)} if _are_parameters(view):
            found = Visit(page, view)
        case {"page": str(page), "set": dict(changes)} if _are_parameters(changes):
            found = Change(changes, page)
        case {"set": dict(changes)} if _are_parameters(changes):
            found = Change(changes)
        case {"toggle": [str(facet), str(code)]}:
            found = Toggle(facet, code)
        case {"years": [int() | None as first, int() | None as last]}:
            found = Years(first, last)
        case {"language": str(language)} if language in LANGUAGES:
            found = Speak(language)
    return found


def _other_action(value: object) -> Action | None:
    """Read an action that opens a part of the page, changes the slides or wakes the session."""
    found: Action | None = None
    match value:
        case {"show": "qr"}:
            found = ShowQr()
        case {"show": "files", "of": str(page)}:
            found = ShowFiles(page)
        case {"show": "embedding", "of": str(page)}:
            found = ShowEmbedding(page)
        case {"show": "editing"}:
            found = ShowEditing()
        case {"show": "starts"}:
            found = ShowStarts()
        case {"add": [str(kind), str(view), str(title), *onto]} if all(
            isinstance(part, str) for part in onto
        ):
            found = AddSlide(kind, view, title, *onto[:1])
        case {"slides": [str(what), int(slide)]} if what in SET_ACTIONS:
            found = Slides(what, slide)
        case {"wake": str(name)}:
            found = Wake(name)
    return found


def _are_parameters(said: Mapping[object, object]) -> bool:
    pairs = (*said.keys(), *said.values())
    return len(said) <= _MOST_CHANGES and all(isinstance(part, str) for part in pairs)


def _is_text(value: object) -> bool:
    """Tell whether all characters are some; JSON may hold halves of one."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
