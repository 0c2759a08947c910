"""The slides as they are shown: each with the page of its view, in the page's language.

Data alone: the presentation draws them, and so may every export.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from content import release_changes, slide_values, store
from content.page import Page
from zmos_data import parameters, stored_views
from zmos_data.model import DataError, Problem
from zmos_data.phrase import Phrase
from zmos_data.selection import Selection
from zmos_data.slides import Slide, filled, problem


@dataclass(frozen=True)
class Shown:
    """One slide in the page's language.

    Attributes
    ----------
    slide : Slide
        What the file says of it.
    page : Page
        The page of its view, for its figures.
    title, note : str
        In the page's language.
    bullets : tuple of str
        Sentences with their figures.
    """

    slide: Slide
    page: Page
    title: str
    note: str
    bullets: tuple[str, ...]


def shown_slides(page: Page) -> tuple[tuple[Shown, ...], tuple[Problem, ...]]:
    """Return the slides that can be shown, and what is wrong with the others."""
    data = page.dataset
    refused = partial(stored_views.refused, codes=parameters.codes_of(data))
    deck = store.deck(slide_values.placeholders(data), refused, data)
    found = [_shown(page, slide) for slide in deck.slides]
    slides = tuple(slide for slide in found if isinstance(slide, Shown))
    problems = tuple(slide for slide in found if isinstance(slide, Problem))
    return slides, (*deck.problems, *problems)


def _shown(page: Page, slide: Slide) -> Shown | Problem:
    codes, language = parameters.codes_of(page.dataset), page.text.language
    selection, _, _ = parameters.parse(parameters.parse_query(slide.view), codes)
    own = store.page(page.dataset, selection, language)
    if slide.kind == "town" and not selection.municipality_code:
        line = slide.lines.get("view", slide.lines["slide"])
        found = slide.view or Phrase("no view")
        return problem(line, "view", Phrase("a town"), found, "obcina=<code>")
    if slide.kind == "changes" and (refusal := _nothing_to_compare(slide, own, selection)):
        return refusal
    try:
        figures = slide_values.figures(own)
        bullets = tuple(filled(sentence, figures) for sentence in slide.bullets[language])
    except KeyError as error:
        rule, has = Phrase("figure of the view"), Phrase("a figure that the slide's view has")
        return problem(slide.lines["bullets"], "bullets", rule, str(error.args[0]), has)
    return Shown(
        slide,
        replace(own, selection=selection),
        slide.title[language],
        slide.note[language],
        bullets,
    )


def _nothing_to_compare(slide: Slide, page: Page, selection: Selection) -> Problem | None:
    """Say why a slide of changes is left out: there are not two releases that can be read."""
    two, line = Phrase("two releases of the data"), slide.lines["kind"]
    try:
        found = release_changes.compared(replace(page, selection=selection))
    except DataError:
        return problem(line, "kind", two, Phrase("a release that cannot be read"), two)
    return None if found else problem(line, "kind", two, Phrase("no earlier release is kept"), two)
