"""A visitor's own slides: which view makes which slide, and how they are shown and written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import yaml

from content import labels, store
from content.page import Page
from content.slides import Slide, shown
from content.text import Text
from zmos_data import links, parameters, slide_sets, stored_views
from zmos_data.declared_slides import DeclaredSlide
from zmos_data.languages import LANGUAGES
from zmos_data.model import Problem
from zmos_data.phrase import Phrase
from zmos_data.selection import Selection
from zmos_data.slide_sets import OwnSlide

_BARE = ("known", "matrix", "periods", "joint", "changes")  # whose picture says it all


@dataclass(frozen=True)
class Shown:
    """A set as it is shown: its slides with their numbers in it, and what is wrong."""

    slides: tuple[tuple[int, Slide], ...]
    problems: tuple[Problem, ...]


def of_view(page: Page) -> OwnSlide:
    """Return the slide that the page's view makes (pure)."""
    selection = replace(page.selection, page=1, sort="", figure="", figure_year="")
    if page.name == "project" and page.project is not None:
        return _of_project(page, str(page.project.municipality_code))
    if page.name == "town":
        selection = replace(selection, municipality_code=page.town)
    elif page.name == "comparison":
        selection = _of_compared(selection)
    elif page.name != "map":  # elsewhere a chosen town changes nothing that is shown
        selection = replace(selection, municipality_code=None)
    return OwnSlide(_kind(page, selection), _query(replace(selection, project_id=None)))


def _of_compared(selection: Selection) -> Selection:
    """Return the view of a comparison's slide: its one town, or the map of its towns (pure)."""
    towns = selection.compared
    if len(towns) == 1:
        return replace(selection, municipality_code=towns[0], compared=())
    return replace(selection, municipality_code=None, towns=towns, compared=())


def _of_project(page: Page, town: str) -> OwnSlide:
    """Make a project's slide: its town, and of its projects the one that has this name."""
    name = labels.project_name(page.text.language, page.project)  # type: ignore[arg-type]
    bare = slide_sets.plain(name.translate(dict.fromkeys(map(ord, '"“”„»«'), " ")))
    search = f'"{bare}"'[: parameters.SEARCH_LIMIT]
    view = _query(Selection(municipality_code=town, search=search))
    return OwnSlide("town", view, slide_sets.plain(name)[: slide_sets.TITLE])


def _kind(page: Page, selection: Selection) -> str:
    if page.name == "themes":
        return "matrix"
    if page.name == "data":
        return "changes" if selection.compares_releases else "known"
    if selection.municipality_code:
        return "town"
    if page.name == "comparison":
        return "map"
    return _of_themes(page, selection.themes)


def _of_themes(page: Page, themes: tuple[str, ...]) -> str:
    if len(themes) != 1:
        return "map"
    return "joint" if page.rows.themes[themes[0]].joint_via_association else "theme"


def _query(selection: Selection) -> str:
    return links.link(selection, "")


def shown_set(page: Page, found: slide_sets.SlideSet) -> Shown:
    """Return the slides of a set with their figures, and what is wrong with the others."""
    refused = partial(stored_views.refused, codes=parameters.codes_of(page.dataset))
    slides: list[tuple[int, Slide]] = []
    problems = list(found.problems)
    for number, declared in enumerate(declared_set(found), 1):
        if bad := refused(declared.view):
            known, expected = Phrase("known codes"), Phrase("what the address of a page says")
            said = ", ".join(slide_sets.plain(words)[:40] for words in bad[:3])
            problems.append(slide_sets.problem(number, "view", known, said, expected))
            continue
        slide = shown(page, declared)
        if isinstance(slide, Slide):
            slides.append((number, slide))
        else:
            about = (slide.column or "", slide.rule, slide.found, slide.expected)
            problems.append(slide_sets.problem(number, *about))
    return Shown(tuple(slides), tuple(problems))


def declared_set(found: slide_sets.SlideSet) -> tuple[DeclaredSlide, ...]:
    """Return a set in the form of the slides' file (pure)."""
    return tuple(_declared(number, slide) for number, slide in enumerate(found.slides, 1))


def _declared(number: int, slide: OwnSlide) -> DeclaredSlide:
    lines = dict.fromkeys(("slide", "kind", "view", "title", "note", "bullets"), number)
    texts = {language: store.text(language) for language in LANGUAGES}
    return DeclaredSlide(
        f"slide-{number}",
        slide.kind,
        slide.view,
        # What a visitor writes names no figure: its braces are braces.
        dict.fromkeys(LANGUAGES, slide.title.replace("{", "{{").replace("}", "}}")),
        dict.fromkeys(LANGUAGES, slide.note),
        {language: bullets(text, slide.kind) for language, text in texts.items()},
        lines,
    )


def bullets(text: Text, kind: str) -> tuple[str, ...]:
    """Write the sentences of a kind of slide, with the names of their figures in braces (pure)."""
    if kind in _BARE:
        return ()
    start = "town_" if kind == "town" else ""
    named = {
        name: f"{{{start}{name}}}"
        for amount in ("total", "cofin", "eu")
        for name in (amount, f"{amount}_known")
    }
    return (
        text.say("Projects collected are counted; amounts are sums of those known."),
        text.say("Total cost: {total} ({total_known}).", **named),
        text.say("EU + state: {cofin} ({cofin_known}).", **named),
        text.say("EU contribution: {eu} ({eu_known}).", **named),
    )


def yaml_file(found: slide_sets.SlideSet) -> str:
    """Write a set as a file of slides, which an operator can put in its place (pure)."""
    slides = [_as_fields(slide) for slide in declared_set(found)]
    written = yaml.safe_dump(slides, allow_unicode=True, sort_keys=False, width=100)
    return (
        f"# Slides of the dashboard; see zmos_data/slides.yaml for what each field is.\n{written}"
    )


def _as_fields(slide: DeclaredSlide) -> dict[str, object]:
    fields: dict[str, object] = {"id": slide.id, "kind": slide.kind}
    if any(slide.title.values()):
        fields["title"] = dict(slide.title)
    fields["view"] = slide.view
    if any(slide.note.values()):
        fields["note"] = dict(slide.note)
    if any(slide.bullets.values()):
        fields["bullets"] = {language: list(words) for language, words in slide.bullets.items()}
    return fields
