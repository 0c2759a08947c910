"""The slides as they are shown: each with the page of its view, in the page's language.

Data alone: the presentation draws them, and so may every export.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, cast, get_args

from content import deck, release_changes, slide_titles, slide_values, store
from content.page import Page
from zmos_data import declared_slides, parameters, stored_views
from zmos_data.declared_slides import DeclaredSlide, filled, problem
from zmos_data.model import DataError, Problem
from zmos_data.phrase import Phrase
from zmos_data.selection import Selection
from zmos_data.slides import Deck

_OfBriefing = Literal["title", "towns", "bars", "themes", "town_map", "closing"]
Kind = declared_slides.Kind | _OfBriefing
KINDS: tuple[str, ...] = (*declared_slides.KINDS, *get_args(_OfBriefing))


@dataclass(frozen=True)
class Slide:
    """One slide in the page's language: on screen, in a presentation, in a PDF.

    Attributes
    ----------
    title : str
        Title.
    sentences : tuple of str
        What stands on it in words, with their figures.
    page : Page
        The page of its view, for its map, figures or town.
    note : str
        For the speaker.
    kind : str
        What is shown. Of the meeting's set those of `zmos_data.declared_slides.KINDS`; of a
        briefing ``title`` (all arms), ``map``, ``towns`` (table), ``bars`` (towns by the measure),
        ``themes`` (chart), ``matrix``, ``town`` (the chosen one), ``text``, ``closing``
        (sources, link and QR code).

    Raises
    ------
    ValueError
        If the kind is not one of these.
    """

    title: str
    sentences: tuple[str, ...]
    page: Page
    note: str = ""
    kind: Kind = "text"

    def __post_init__(self) -> None:
        """Refuse a kind that nothing can draw."""
        if self.kind not in KINDS:
            raise ValueError(
                f"Slide {self.title!r}: kind: expected one of {', '.join(KINDS)}, "
                f"found {self.kind!r}"
            )


def shown_slides(page: Page) -> tuple[tuple[Slide, ...], tuple[Problem, ...]]:
    """Return the slides that can be shown, and what is wrong with the others."""
    of_file = _deck(page)
    found = [shown(page, slide) for slide in of_file.slides]
    slides = tuple(slide for slide in found if isinstance(slide, Slide))
    problems = tuple(slide for slide in found if isinstance(slide, Problem))
    return slides, (*of_file.problems, *problems)


def are_earlier(page: Page) -> bool:
    """Tell whether the slides are those of before, because their file has faults now."""
    return _deck(page).is_earlier


def _deck(page: Page) -> Deck:
    data = page.dataset
    refused = partial(stored_views.refused, codes=parameters.codes_of(data))
    return deck.deck(slide_values.placeholders(data), refused, data)


def has_slides(page: Page) -> bool:
    """Tell whether there is a slide that can be shown, which the first one tells at once."""
    return any(isinstance(shown(page, slide), Slide) for slide in _deck(page).slides)


def shown(page: Page, slide: DeclaredSlide) -> Slide | Problem:
    """Return a declared slide in the page's language, or why it is left out."""
    codes, language = parameters.codes_of(page.dataset), page.text.language
    selection, _, _ = parameters.parse(parameters.parse_query(slide.view), codes)
    own = store.page(page.dataset, selection, language)
    if slide.kind == "town" and not selection.municipality_code:
        line = slide.lines.get("view", slide.lines["slide"])
        found = slide.view or Phrase("no view")
        return problem(line, "view", Phrase("a town"), found, "obcina=<code>")
    if slide.kind == "changes" and (refusal := _nothing_to_compare(slide, own, selection)):
        return refusal
    if slide.kind == "matrix" and not own.view.headline.projects:
        line, has = slide.lines["kind"], Phrase("a view with projects")
        return problem(line, "kind", has, Phrase("no project"), has)
    own = replace(own, selection=selection)
    values, column = slide_values.values(own), "title"
    try:
        title = filled(slide.title[language], values)
        column = "bullets"
        sentences = tuple(filled(sentence, values) for sentence in slide.bullets[language])
    except KeyError as error:
        rule, has = Phrase("figure of the view"), Phrase("a figure that the slide's view has")
        return problem(slide.lines[column], column, rule, str(error.args[0]), has)
    return Slide(
        title or slide_titles.title(own, slide.kind),
        sentences,
        own,
        slide.note[language],
        cast("Kind", slide.kind),
    )


def _nothing_to_compare(slide: DeclaredSlide, page: Page, selection: Selection) -> Problem | None:
    """Say why a slide of changes is left out: there are not two releases that can be read."""
    two, line = Phrase("two releases of the data"), slide.lines["kind"]
    try:
        found = release_changes.compared(replace(page, selection=selection))
    except DataError:
        return problem(line, "kind", two, Phrase("a release that cannot be read"), two)
    return None if found else problem(line, "kind", two, Phrase("no earlier release is kept"), two)
