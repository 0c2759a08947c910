"""What a briefing says: its slides, made from the present view or fed from a slide set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from content import amounts, credits, labels, phrases, slide_titles, town, view_description
from content.map_state import value_label
from content.page import Page
from content.slides import Kind, Slide
from content.sources import source_line
from documents import change_slides, slide_pictures
from documents.briefing_bars import theme_bars, town_bars
from zmos_data.exports.qr import qr_picture


def slides_of_view(page: Page) -> list[Slide]:
    """Make the slides of the present view (pure); `with_closing` adds the last one.

    A chart of a single bar and a matrix without a project show nothing that the figures by town
    do not: they are left out, and the last slide of words says so.
    """
    text, shown = page.text, view_description.of_map(page)
    first = Slide(
        text.say("Urban municipalities of Slovenia"),
        (text.say("Integrated territorial investments in the twelve member towns of ZMOS"), shown),
        page,
        credits.coverage(page),
        "title",
    )
    pictures = {
        "bars": (town_bars(page).values, text.say("Chart by town")),
        "themes": (theme_bars(page).values, text.say("Chart by theme")),
        "matrix": ((page.view.headline.projects,) * 2, text.say("Towns and themes")),
    }
    left_out = [
        name for values, name in pictures.values() if sum(bool(value) for value in values) < 2
    ]
    kinds = [kind for kind, (_, name) in pictures.items() if name not in left_out]
    known = (*known_and_unknown(page), *_left_out(page, left_out))
    slides = [
        first,
        _titled(page, "map", (shown,), shown),
        _titled(page, "towns", (), shown),
        *(_titled(page, cast("Kind", kind), (), shown) for kind in kinds),
        Slide(
            slide_titles.known_for(page, page.view.headline.amounts),
            known,
            page,
            credits.coverage(page),
        ),
        *changes_slide(page),
    ]
    codes = dict.fromkeys((page.selection.municipality_code, *page.selection.compared))
    return slides + [town_slide(page, code) for code in codes if code]


def _titled(page: Page, kind: Kind, sentences: tuple[str, ...], note: str) -> Slide:
    """Make a slide whose title is computed."""
    return Slide(slide_titles.title(page, kind), sentences, page, note, kind)


def _left_out(page: Page, names: list[str]) -> tuple[str, ...]:
    """Say which pictures would hold too little; nothing where none is left out."""
    if not names:
        return ()
    return (
        page.text.say(
            "Left out, for there is nothing to compare: {pictures}.",
            pictures=phrases.join(page.text, [phrases.inside(name) for name in names]),
        ),
    )


def changes_slide(page: Page) -> list[Slide]:
    """Make the slide of what changed, where the view compares releases and there are two."""
    found = change_slides.changes(page) if page.selection.compares_releases else None
    if found is None:
        return []
    words = tuple(filter(None, (found.words, found.towns)))
    return [Slide(slide_titles.title(page, "changes"), words, page, " ".join(words), "changes")]


# How the kinds of the meeting's slides (zmos_data/slides.yaml) are drawn in a briefing.
_DRAWN: dict[str, Kind] = {
    "map": "map",
    "theme": "map",
    "town": "town_map",
    "periods": "periods",
    "matrix": "matrix",
    "known": "known",
    "joint": "joint",
    "changes": "changes",
    "contact": "closing",
}


def slides_of_set(shown: Sequence[Slide]) -> list[Slide]:
    """Make the slides of the meeting's set, each with the view of its own (pure).

    The bars beside a map stand here in sentences. The first slide has the arms, the contact the
    link and its QR code.
    """
    first, *others = (_drawn(slide) for slide in shown)
    return [replace(first, kind="title"), *others]


def slides_of_own(shown: Sequence[Slide]) -> list[Slide]:
    """Make the slides of a visitor's own set; none of them is a title slide (pure)."""
    return [_drawn(slide) for slide in shown]


def _drawn(slide: Slide) -> Slide:
    sentences = (*slide.sentences, *_said(slide))
    return replace(slide, sentences=sentences, kind=_DRAWN.get(slide.kind, "text"))


def _said(slide: Slide) -> tuple[str, ...]:
    """Write in sentences what a slide of the meeting shows beside its picture."""
    if slide.kind == "changes" and (found := change_slides.changes(slide.page)):
        return tuple(filter(None, (found.words, found.towns)))
    if slide.kind == "theme":
        bars = slide_pictures.by_period(slide.page)
        return ("; ".join(f"{bar.label}: {bar.figure}" for bar in bars) + ".",)
    return ()


def town_slide(page: Page, code: str) -> Slide:
    """Make the slide of one town."""
    own = replace(page, selection=replace(page.selection, municipality_code=code))
    sentence = town.sentence(own)
    return _titled(own, "town", (sentence,), sentence)


def with_closing(slides: list[Slide], link: str, day: date) -> list[Slide]:
    """Return the slides with the last one: sources, day, link; the view is the first slide's.

    ``link`` is "" where the file carries none, and its title promises none then.
    """
    first = slides[0].page
    if slides[-1].kind == "closing":
        return slides
    title = first.text.say("Sources and link") if link else first.text.say("Sources")
    return [*slides, Slide(title, (source_line(first, day),), first, kind="closing")]


def known_and_unknown(page: Page) -> tuple[str, ...]:
    """Say what the figures of the view stand on and what was not read (pure)."""
    text, headline = page.text, page.view.headline
    empty = [
        (code, found.status) for code, found in page.view.measures.items() if not found.is_known
    ]
    missing = [
        text.say(
            "{status}: {towns}.",
            status=_capital(labels.status(page, status)),
            towns=phrases.join(
                text, [page.town_names[code] for code in page.town_names if (code, status) in empty]
            ),
        )
        for status in dict.fromkeys(status for _, status in empty)
    ]
    return (
        credits.coverage(page),
        *(
            text.say(
                "{name} in this view: {amount}.",
                name=amounts.name(text, column),
                amount=amounts.stated(text, found),
            )
            for column, found in headline.amounts.items()
        ),
        *missing,
        text.say(
            "An amount that is not known is left out; it is never counted as zero. A sum "
            "with a rounded amount is approximate."
        ),
        text.say(
            "The EU contribution and the co-financing are different figures and are never added up."
        ),
        text.count(
            "Sources disagree in {n} case; the dashboard names it.",
            "Sources disagree in {n} cases; the dashboard names them.",
            len(page.dataset.conflicts),
        ),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def towns_of(page: Page) -> tuple[str, ...]:
    """Return the towns that get a sheet: the compared or filtered ones, else all.

    A chosen town comes first.
    """
    selection = page.selection
    codes = selection.compared or selection.towns or tuple(page.town_names)
    chosen = selection.municipality_code
    return codes if chosen is None else (chosen, *(code for code in codes if code != chosen))


def page_language(page: Page) -> str:
    """Return the language as office programs name it."""
    return {"sl": "sl-SI", "en": "en-GB"}[page.text.language]


def qr_code(link: str) -> bytes:
    """Draw a link's QR code as PNG, large enough for a screen; empty where it is too long."""
    return qr_picture(link, scale=12)


def map_words(page: Page) -> str:
    """Say the map in words: what is shown and the figure of each town."""
    measure = labels.measure_dated(page, page.selection.measure)
    figures = [f"{name}: {value_label(page, code)}" for code, name in page.town_names.items()]
    return f"{view_description.describe_view(page)} {measure}. {'; '.join(figures)}."
