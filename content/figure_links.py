"""The link on a number: it opens the evidence of the figure."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from content import amounts, cache, evidence
from content.page import Page
from zmos_data.amounts import Amounts
from zmos_data.links import change
from zmos_data.selection import Selection

SIGN = "$"


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A figure in words, and where it leads.

    Attributes
    ----------
    words : str
        What stands on screen.
    go : str
        Where it leads; empty where there is nothing behind it.
    """

    words: str
    go: str = ""


def opened(
    page: Page, /, code: str, words: str, town: str | None = None, **changes: object
) -> FigureLink:
    """Write a figure as what leads to its evidence (pure).

    A page has a hundred of them, so the link is short: ``$`` stands for the page of the data
    with the figure that follows, and with its town behind a semicolon (``ui/board/links.js``).

    Parameters
    ----------
    code : str
        The figure, of ``FIGURES``.
    words : str
        What stands on screen.
    town : str or None
        The town that the figure is of; None for the whole view.
    **changes : object
        What narrows the view to the rows of the figure, such as ``themes``.
    """
    narrowed = _narrowed(page.selection, tuple(changes.items()))
    of_town = "" if town is None else f";{town}"
    return FigureLink(words, f"{SIGN}{code}{of_town}{narrowed}")


@cache.kept(2000)
def _narrowed(selection: Selection, changes: tuple[tuple[str, Any], ...]) -> str:
    """Write what else a narrowed view differs by; asked once for the hundred figures of a page."""
    # Not the figure: the link names it, and what closes the open one would stand behind that.
    whole: dict[str, Any] = {"figure_year": "", "project_id": None}
    target = selection.view(**{**whole, "municipality_code": None, **dict(changes)})
    differs = change("", selection, target).removeprefix("?")
    return f"&{differs}" if differs else ""


def sums(
    page: Page,
    found: Amounts,
    town: str | None = None,
    /,
    *,
    short: bool = False,
    **changes: object,
) -> list[tuple[str, FigureLink, str]]:
    """Write each sum as its name, the figure with its evidence, and what it stands on (pure).

    ``short`` is for places with room for a word or two; ``town`` and ``changes`` are those of
    `opened`.
    """
    text, named = page.text, amounts.short_name if short else amounts.name
    return [
        (
            named(text, column),
            opened(page, column, amounts.amount(text, amount), town, **changes),
            amounts.known_of(text, amount),
        )
        for column, amount in found.items()
    ]


def label(page: Page) -> dict[str, object]:
    """Return how the link on a figure is named for who cannot see what stands around it.

    Its figure, what it measures, and of which town: ``{figure}`` and ``{name}`` stand in, the
    words of a figure's code are put together by ``ui/board/links.js``.
    """
    text = page.text
    return {
        "words": text.say(
            "{figure}; {name}: sources and calculation", figure="{figure}", name="{name}"
        ),
        "measures": evidence.base_names(text),
        "scales": {**evidence.scale_names(text), "_median": text.say("median of the towns")},
        "towns": page.town_names,
    }


def plain(value: Any) -> Any:
    """Take the links off figures, however deep they lie: for a file that leads nowhere (pure)."""
    if isinstance(value, FigureLink):
        return replace(value, go="")
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: plain(part) for name, part in held.items()})
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(plain(part) for part in value)
    return value
