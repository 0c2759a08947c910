"""The pack of a town as slides: what matters with the map, every project, the sources."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from content import amounts, town_themes
from content.page import Page
from content.sources import source_line
from content.theme_badge import ThemeBadge
from content.town_themes import PeriodCell
from documents import text_layout
from documents.briefing import page_language
from documents.briefing_parts import WIDTH
from documents.briefing_pptx import new_deck
from documents.briefing_tables import Table, table_size
from documents.dating import dated
from documents.pdf_page import ACCENT, GREY
from documents.text_layout import Box
from documents.town_map import town_picture
from documents.town_pack import Pack, of_town, pack, say_part, without_projects
from documents.town_pack_slide import TownSlide
from documents.town_pack_sources import write_sources
from documents.town_sites import map_words, under_map
from webmap.tokens import COLOURS
from zmos_data.amounts import AMOUNTS

_EDGE = 0.6
_BODY = Box(_EDGE, 1.15, WIDTH - 2 * _EDGE, 5.6)
_LEFT = 7.3  # width beside the map
_LEAST, _ON_ONE = 10.0, 9.0  # points, of a table that goes on, and of one that need not
_SHARES = (0.25, 0.235, 0.135, 0.135, 0.135, 0.11)
_MOST = 24  # rows of a table; more would not be read


def build_town_pptx(page: Page, *, link: str, day: date) -> bytes:
    """Build the pack of the page's town as slides, 16:9.

    Parameters
    ----------
    page : Page
        The view; its filters are kept to and written on the pack.
    link : str
        Address of the view. Where nobody else can open it, the pack has neither link nor QR code.
    day : date
        Day that stands on the slides.

    Returns
    -------
    bytes
        The PPTX file: three slides, and more where the projects or their sources do not fit in
        type of 9 points.
    """
    found = pack(of_town(page), link)
    deck: Any = new_deck()
    language = page_language(page)
    say_part(page.text, "first")
    slides = [_first(TownSlide(deck, language), found)]
    say_part(page.text, "projects")
    slides += _projects(deck, language, found)
    say_part(page.text, "sources")
    slides += write_sources(deck, language, found)
    for n, drawn in enumerate(slides, 1):
        drawn.foot(source_line(found.page, day), f"{n} / {len(slides)}")
        drawn.note(" ".join(filter(None, (found.filtered, found.sentence, found.confirmed))))
        drawn.say_language()
    about = deck.core_properties
    about.title, about.language, about.comments = found.title, language, found.link[:255]
    about.author = page.text.say("Urban municipalities of Slovenia")
    buffer = io.BytesIO()
    deck.save(buffer)
    return dated(buffer.getvalue(), day)


def _first(drawn: TownSlide, found: Pack) -> TownSlide:
    """Draw arms, name, the most important sentence, three numbers, themes, and the map."""
    page, text = found.page, found.page.text
    drawn.title(found.name)
    drawn.move_title(Box(2.35, 0.42, 5.5, 0.8), (40.0, 36.0, 32.0, 28.0, 24.0))
    alt = text.say("Coat of arms: {town}", town=found.name)
    drawn.arms(page, page.town, Box(_EDGE, 0.45, 1.45, 1.75), alt)
    sizes = (16.0, 14.0, 12.0, 11.0, 10.0)
    size = text_layout.fit([found.official], (5.5 * 72 * text_layout.OFFICE, 22), sizes)
    drawn.line(found.official, Box(2.35, 1.22, 5.5, 0.35), size, colour=GREY)
    drawn.line(found.facts, Box(2.35, 1.6, 5.5, 0.5), 11, colour=GREY)
    _lead(drawn, found)
    _numbers(drawn, found)
    _themes(drawn, found)
    box = Box(_EDGE + _LEFT + 0.3, 0.45, WIDTH - 2 * _EDGE - _LEFT - 0.3, 5.85)
    # Its letters are those of a page; on a slide they stand half as large again.
    picture = town_picture(found, (box.width * 66, box.height * 66), 225)
    if picture:
        drawn.picture(picture, box, map_words(found))
    words = under_map(found)
    drawn.words([words], Box(box.left, 6.4, box.width, 0.5), (11.0, 10.0, 9.0))
    return drawn


def _lead(drawn: TownSlide, found: Pack) -> None:
    """Write the most important sentence; the filters over it, on a ground of their own."""
    top = 2.35
    if found.filtered:
        box = Box(_EDGE, top, _LEFT, 0.5)
        drawn.rectangle(box, COLOURS["warning-ground"])
        inner = Box(_EDGE + 0.1, top + 0.04, _LEFT - 0.2, 0.44)
        drawn.words([found.filtered], inner, (12.0, 11.0, 10.0, 9.0))
        top += 0.55
    box = Box(_EDGE, top, _LEFT, 3.35 - top)
    drawn.words([found.lead or found.sentence], box, (20.0, 18.0, 16.0, 14.0, 12.0))


def _numbers(drawn: TownSlide, found: Pack) -> None:
    """Write the numbers side by side; the sums are longer than how many projects there are."""
    gap, first = 0.2, 1.95
    others = len(found.numbers) - 1
    width = (_LEFT - first - gap * others) / others
    room = width * 72 * 0.9  # bold letters differ less from those of office programs
    sizes = (24.0, 22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0)
    size = min(text_layout.fit([n], (room, 30), sizes, bold=True) for _, n, _ in found.numbers)
    left = _EDGE
    for n, (label, figure, note) in enumerate(found.numbers):
        wide = width if n else first
        drawn.rectangle(Box(left, 3.45, wide, 0.035), ACCENT)
        drawn.line(label, Box(left, 3.53, wide, 0.25), 12)
        drawn.line(figure, Box(left, 3.76, wide, 0.42), size, bold=True)
        drawn.line(note, Box(left, 4.2, wide, 0.3), 10, colour=GREY)
        left += wide + gap


def _themes(drawn: TownSlide, found: Pack) -> None:
    """Draw a bar a theme and period, with how many projects it is of."""
    themes = town_themes.themes(found.page)
    periods = themes.periods
    name, column, top = 2.4, (_LEFT - 2.4) / len(periods), 4.68
    drawn.line(themes.head, Box(_EDGE, top, name, 0.25), 11, bold=True)
    for n, period in enumerate(periods):
        drawn.line(period, Box(_EDGE + name + n * column, top, column, 0.25), 11, bold=True)
    for y, row in enumerate(themes.rows):
        at = top + 0.33 + y * 0.44
        badge = row.theme
        drawn.badge(Box(_EDGE, at, 0.25, 0.25), badge.letter, badge.colour, badge.ink, 10)
        drawn.line(badge.label, Box(_EDGE + 0.33, at + 0.03, name - 0.33, 0.25), 12)
        for n, (period, cell) in enumerate(zip(periods, row.cells, strict=True)):
            box = Box(_EDGE + name + n * column, at, column - 0.15, 0.25)
            _bar(drawn, cell, box, badge, period)


def _bar(drawn: TownSlide, cell: PeriodCell, box: Box, badge: ThemeBadge, period: str) -> None:
    """Draw a bar as long as its share of the longest, or say why there is none."""
    if cell.found is None:
        sizes = (11.0, 10.0, 9.0, 8.0)
        drawn.words([cell.empty], Box(box.left, box.top - 0.02, box.width, 0.42), sizes)
        return
    words = cell.found.projects.words
    length = max(cell.found.bar.share * (box.width - 1.2), 0.04)
    bar = Box(box.left, box.top + 0.04, length, 0.18)
    drawn.rectangle(bar, badge.colour, f"{badge.label}, {period}: {words}")
    drawn.line(words, Box(bar.left + length + 0.1, box.top + 0.03, 1.2, 0.25), 12, bold=True)


def _projects(deck: Any, language: str, found: Pack) -> list[TownSlide]:
    """Write every project into tables, one a slide, in type that can be read."""
    text = found.page.text
    title, continued = (
        text.say("Projects"),
        text.say("{heading} (continued)", heading=text.say("Projects")),
    )
    slides = []
    for n, table in enumerate(_tables(found)):
        drawn = TownSlide(deck, language)
        drawn.title(f"{found.name}: {continued if n else title}")
        box = _with_filters(drawn, found)
        if table.rows:
            drawn.table(table, box)
        else:
            drawn.words([f"{without_projects(found.page)}."], box, (20.0, 18.0))
        slides.append(drawn)
    return slides


def _with_filters(drawn: TownSlide, found: Pack) -> Box:
    """Write the filters under the title; return what is left."""
    if not found.filtered:
        return _BODY
    drawn.words([found.filtered], Box(_EDGE, 1.2, _BODY.width, 0.4), (12.0, 11.0, 10.0, 9.0))
    return _BODY.below(0.35)


def _tables(found: Pack) -> Iterator[Table]:
    """Part the projects into tables that fit a slide; the sums stand under the last."""
    table = _table(found)
    rows = table.rows
    height = _BODY.height - (0.35 if found.filtered else 0.0)
    if len(rows) <= _MOST and _fits(table, height, _ON_ONE):
        yield table
        return
    while True:
        most = range(min(len(rows), _MOST), 1, -1)
        n = next((n for n in most if _fits(replace(table, rows=rows[:n]), height, _LEAST)), 1)
        n = math.ceil(len(rows) / math.ceil(len(rows) / n)) if rows else n  # slides alike full
        yield replace(table, rows=rows[:n])
        rows = rows[n:]
        if not rows:
            return


def _fits(table: Table, height: float, least: float) -> bool:
    size, heights = table_size(table, _BODY.width * 72 * text_layout.OFFICE, height * 72)
    return size >= least and sum(heights) <= height * 72 + 1


def _table(found: Pack) -> Table:
    """Write the projects with their amounts, and the sums in the last row."""
    text = found.page.text
    rows = [
        (
            f"{entry.number}  {entry.name}",
            "\n".join(filter(None, (entry.known_briefly, entry.said))),
            *entry.amounts,
            entry.state,
        )
        for entry in found.entries
    ]
    if rows:
        sums = ("\n".join(filter(None, found_sum)) for found_sum in found.sums)
        rows.append((text.say("Together"), "", *sums, ""))
    return Table(
        name=text.say("Projects"),
        heads=(
            text.say("Project"),
            text.say("What is known; sources"),
            *(amounts.head(text, column) for column in AMOUNTS),
            text.say("Confirmation"),
        ),
        rows=tuple(rows),
        shares=_SHARES,
        numeric=frozenset(range(2, 2 + len(AMOUNTS))),
    )
