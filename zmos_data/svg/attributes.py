"""The attributes of one element: which are kept, which are left out, what they refer to."""

from __future__ import annotations

from collections.abc import Iterable

from zmos_data.svg import values
from zmos_data.svg.box import outer_box
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.styles import Link, read_declarations
from zmos_data.svg.vocabulary import (
    ACTED_UPON,
    ELEMENTS,
    FETCHING,
    IDLE,
    PROPERTIES,
    REFERRING,
    WITH_REFERENCE,
    WORDS,
    XLINK,
    XML,
)

OUTLINES = {"d", "points"}
_OUTER = ("viewBox", "width", "height", "x", "y", "preserveAspectRatio")


class Attributes:
    """What is kept of the attributes of an element.

    Attributes
    ----------
    written : dict of str to str
        Value by name, in the order of the file.
    links : list of Link
        References to elements of the same file.
    """

    __slots__ = ("links", "written")

    def __init__(self) -> None:
        self.written: dict[str, str] = {}
        self.links: list[Link] = []


def read_attributes(element: str, pairs: Iterable[tuple[str, str]]) -> Attributes:
    """Check the attributes of an element of SVG.

    Parameters
    ----------
    element : str
        Its name.
    pairs : iterable of (str, str)
        Name, after its namespace and a space where it has one, and value.

    Raises
    ------
    RefusalError
        At the first one that is not allowed, with its name in ``attribute``.
    """
    found, own, name = Attributes(), ELEMENTS[element], ""
    try:
        for name, value in pairs:
            if name in own:
                (values.check_outline if name in OUTLINES else values.check_value)(value)
                found.written[name] = value
            elif name in PROPERTIES:
                targets = values.check_value(value, name in REFERRING)
                found.written[name] = value
                if targets:
                    found.links += [Link(name, target) for target in targets]
            else:
                _read_other(found, element, name, value)
    except RefusalError as refused:
        refused.attribute = name.rpartition(" ")[2]
        raise
    return found


def read_root(pairs: Iterable[tuple[str, str]]) -> Attributes:
    """Check the attributes of the outermost element; its viewBox is the shape of the picture."""
    given = list(pairs)
    outer = {name: value for name, value in given if name in _OUTER}
    found = read_attributes("svg", [pair for pair in given if pair[0] not in _OUTER])
    box = outer_box(outer.get("viewBox"), outer.get("width"), outer.get("height"))
    found.written = {"viewBox": box, **found.written}
    return found


def _read_other(found: Attributes, element: str, name: str, value: str) -> None:
    """Check an attribute that is neither paint nor shape."""
    space, _, local = name.rpartition(" ")
    if space:
        _read_foreign(found, element, space, local, value)
    elif name in WORDS or name.startswith("aria-"):
        values.check_length(value)
        found.written[name] = value
    elif name == "style":
        values.check_length(value)
        style, links = read_declarations(value)
        found.links += links
        if style:
            found.written[name] = style
    elif name == "href":
        _read_address(found, element, value)
    elif name.lower() in FETCHING:
        raise RefusalError("outside", f"{name}={value}")
    elif name.lower().startswith("on"):
        raise RefusalError("handler", name)
    elif name in IDLE:
        values.check_value(value, kept=False)
    elif not name.startswith("data-"):
        raise RefusalError("attribute", name)


def _read_foreign(found: Attributes, element: str, space: str, name: str, value: str) -> None:
    """Check an attribute of another namespace; but for an address it is left out."""
    if space in ACTED_UPON:
        raise RefusalError("active", name)
    if space == XLINK and name == "href":
        _read_address(found, element, value)
    elif space == XML and name == "base":
        raise RefusalError("outside", value)
    elif space == XML and name not in ("space", "lang"):
        raise RefusalError("attribute", f"xml:{name}")


def _read_address(found: Attributes, element: str, value: str) -> None:
    """Check an address, which may lead to an element of the same file; the first one stays."""
    target = values.fragment(value)
    if element not in WITH_REFERENCE:
        raise RefusalError("attribute", "href")
    if "href" not in found.written:
        found.links.append(Link("href", target))
        found.written["href"] = f"#{target}"
