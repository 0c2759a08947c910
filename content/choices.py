"""A choice of one out of several: each option is a view."""

from __future__ import annotations

from dataclasses import dataclass


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
