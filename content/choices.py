"""A choice of one out of several, each option a view; and the options of a facet."""

from __future__ import annotations

from dataclasses import dataclass

from content.theme_badge import ThemeBadge


@dataclass(frozen=True)
class Option:
    """One of the options of a choice.

    Attributes
    ----------
    label : str
        Its name.
    on : bool
        Whether it is the present one.
    go : str
        The view that it leads to.
    """

    label: str
    on: bool
    go: str


@dataclass(frozen=True)
class Choice:
    """A list of which one is chosen.

    Attributes
    ----------
    label : str
        What is chosen.
    options : tuple of Option
        In their order.
    note : str
        What is said of it below; empty where nothing is.
    """

    label: str
    options: tuple[Option, ...]
    note: str = ""


@dataclass(frozen=True)
class FacetOption:
    """One of the options of a facet, of which several can be on.

    Attributes
    ----------
    label, count : str
        Its name, and how many projects it would leave.
    on, disabled : bool
        Whether it is on, and whether there is nothing to put on.
    code : str
        As the links have it.
    badge : ThemeBadge or None
        The theme that it is.
    """

    label: str
    count: str
    on: bool
    disabled: bool
    code: str
    badge: ThemeBadge | None
