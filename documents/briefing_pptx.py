"""The briefing as a presentation: real text, native tables and charts, pictures with words."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Inches

from content import joint_project, labels, view_description
from content.share import link_title
from content.slides import Slide
from content.sources import source_line
from documents import change_slides, map_pictures, partner_map, slide_pictures
from documents.briefing import map_words, page_language, qr_code, with_closing
from documents.briefing_bars import known_bars, period_bars, theme_bars, town_bars
from documents.briefing_parts import ACCENT, FONT, WIDTH, PptxSlide
from documents.briefing_tables import facts_table, matrix_table, periods_table, towns_table
from documents.dating import dated
from documents.export import say_step
from documents.text_layout import Box, columns

EDGE = 0.6
_BODY = Box(EDGE, 1.3, WIDTH - 2 * EDGE, 5.45)
_BODY_SIZES = (32.0, 28.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_BAND_SIZES = (18.0, 16.0, 14.0)
_LISTED = (20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0)
_DPI = 150
_KEYS = 12.5  # points, of the legend of a map
_PROPERTY_LIMIT = 255  # signs that a property of the file holds


def build_pptx(slides: list[Slide], *, link: str, day: date) -> bytes:
    """Build a presentation, 16:9.

    Parameters
    ----------
    slides : list of Slide
        In their order, all in one language; the closing slide is added where it is missing.
    link : str
        Address that the last slide shows with its QR code; "" where it shows none.
    day : date
        Day that stands on the slides.

    Returns
    -------
    bytes
        The PPTX file.
    """
    slides = with_closing(slides, link, day)
    first = slides[0].page
    deck = new_deck()
    language = page_language(first)
    for n, slide in enumerate(slides, 1):
        say_step(slide.title, n, len(slides))
        drawn = PptxSlide(deck, language)
        drawn.title(slide.title)
        _DRAW[slide.kind](drawn, slide, day, link)
        drawn.foot(source_line(slide.page, day), f"{n} / {len(slides)}")
        drawn.note(slide.note)
        drawn.say_language()
    about = deck.core_properties
    about.title, about.language = slides[0].title[:_PROPERTY_LIMIT], language
    about.author = first.text.say("Urban municipalities of Slovenia")
    about.subject = view_description.of_map(first)[:_PROPERTY_LIMIT]
    # A link that was cut would lead elsewhere; the last slide has the whole of it.
    about.comments = link if len(link) <= _PROPERTY_LIMIT else ""
    buffer = io.BytesIO()
    deck.save(buffer)
    return dated(buffer.getvalue(), day)


def new_deck() -> Any:
    """Begin a presentation, 16:9."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(7.5)
    _widen_layouts(deck)
    _set_theme_font(deck)
    return deck


def _widen_layouts(deck: Presentation) -> None:  # type: ignore[valid-type]
    """Stretch the template's 4:3 places to 16:9, for who adds a slide by hand."""
    for layout in (deck.slide_master, *deck.slide_layouts):  # type: ignore[attr-defined]
        for shape in layout.placeholders:
            # What a layout does not place itself it takes from the master.
            if shape._element.spPr.find(_XFRM) is not None:
                shape.left = round(shape.left * WIDTH / 10)
                shape.width = round(shape.width * WIDTH / 10)


def _set_theme_font(deck: Presentation) -> None:  # type: ignore[valid-type]
    """Name one face for titles and text in the theme, which the letters of every slide follow."""
    theme = deck.slide_master.part.part_related_by(RT.THEME)  # type: ignore[attr-defined]
    tree = etree.fromstring(theme.blob)
    for face in tree.iterfind(".//a:fontScheme/*/a:latin", tree.nsmap):
        face.set("typeface", FONT)
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


_XFRM = "{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"


def _band(drawn: PptxSlide, sentences: tuple[str, ...], box: Box = _BODY) -> Box:
    """Write sentences over the width; return what is left under them."""
    if not sentences:
        return box
    height = drawn.words(list(sentences), box.top_part(1.5), _BAND_SIZES, tight=True)
    return box.below(height + 0.12)


def _title(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    """All arms in a row over what the briefing is about."""
    page, room = slide.page, WIDTH - 2 * EDGE
    drawn.move_title(Box(EDGE, 2.55, room, 1.0), (40.0, 36.0, 32.0))
    step = room / max(len(page.town_names), 1)
    for n, (code, name) in enumerate(page.town_names.items()):
        alt = page.text.say("Coat of arms: {town}", town=name)
        drawn.arms(page, code, Box(EDGE + n * step, 0.8, step - 0.16, 1.3), alt)
    words = [*slide.sentences, page.text.day(day)]
    drawn.words(words, Box(EDGE, 3.65, room, 3.1), (24.0, 20.0, 18.0, 16.0))


def _map(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    """The map under its sentence; beside several, so that neither is small."""
    focus = slide.page.town if slide.kind == "town_map" else ""
    if len(slide.sentences) > 1:
        words = Box(_BODY.left, _BODY.top, 3.6, _BODY.height)
        drawn.words(list(slide.sentences), words, (22.0, 20.0, 18.0, 16.0, 14.0))
        box = Box(words.left + 3.9, _BODY.top, _BODY.width - 3.9, _BODY.height)
    else:
        box = _band(drawn, slide.sentences)
    height = round(box.height / box.width * 1200)
    keys = map_pictures.larger(box.width, _KEYS)
    picture = map_pictures.map_picture(
        slide.page, day, bare=True, dpi=_DPI, height=float(height), keys=keys, focus=focus
    )
    drawn.picture(picture, box, map_words(slide.page))


def _towns(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    drawn.table(towns_table(slide.page), _band(drawn, slide.sentences))


def _matrix(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    drawn.table(matrix_table(slide.page), _band(drawn, slide.sentences))


def _bars(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    drawn.bars(town_bars(slide.page), _band(drawn, slide.sentences))


def _themes(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    drawn.bars(theme_bars(slide.page), _band(drawn, slide.sentences))


def _town(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    """Arms and facts at the left, themes and amounts in both periods at the right."""
    page = slide.page
    code = page.town
    box = _band(drawn, slide.sentences)
    alt = page.text.say("Coat of arms: {town}", town=page.town_names[code])
    drawn.arms(page, code, Box(box.left, box.top, 1.5, 1.75), alt)
    names = labels.official_name(page.text, page.rows.towns[code])
    drawn.words([names], Box(box.left + 1.65, box.top, 3.1, 1.75), (18.0, 16.0, 14.0, 12.0))
    left = Box(box.left, box.top + 1.9, 4.75, box.height - 1.9)
    drawn.table(facts_table(page, code), left)
    right = Box(box.left + 5.0, box.top, box.width - 5.0, box.height)
    drawn.table(periods_table(page), right)


def _periods(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    """Two bars, and under them in two columns what the programme has published."""
    box = _band(drawn, slide.sentences)
    drawn.bars(period_bars(slide.page), box.top_part(2.5))
    columns, under = slide_pictures.periods(slide.page), box.below(2.65)
    width = (under.width - 0.4) / len(columns)
    for n, column in enumerate(columns):
        place = Box(under.left + n * (width + 0.4), under.top, width, under.height)
        head = drawn.words([column.title], place.top_part(0.45), (20.0,), bold=True)
        drawn.words(list(column.figures), place.below(head + 0.05), _BODY_SIZES[3:], bullets=True)


def _known(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    drawn.bars(known_bars(slide.page), _band(drawn, slide.sentences))


def _joint(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    """Three numbers over its sentences and the partners; their countries at the right."""
    page, side = slide.page, 4.84
    left = Box(_BODY.left, _BODY.top, _BODY.width - side - 0.4, _BODY.height)
    numbers = joint_project.numbers(page)
    for (figure, words), column in zip(numbers, columns(left, numbers, 0.2), strict=True):
        drawn.words(
            [figure],
            column.top_part(0.75),
            (36.0, 32.0, 28.0, 24.0, 20.0),
            bold=True,
            colour=ACCENT,
        )
        drawn.words([words], column.below(0.75).top_part(0.6), (16.0, 14.0))
    under = left.below(1.5 if numbers else 0.0)
    under = under.below(
        drawn.words(list(slide.sentences), under.top_part(1.8), _BAND_SIZES, tight=True) + 0.15
    )
    listed = [f"{country}: {names}" for country, names in partner_map.listed(page)]
    drawn.words(listed, under, _LISTED)
    place = Box(_BODY.left + _BODY.width - side, _BODY.top, side, _BODY.height)
    drawn.picture(partner_map.picture(page, 900), place, partner_map.words(page))


def _text(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    drawn.words(list(slide.sentences), _BODY, _BODY_SIZES, bullets=True)


def _changes(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    """The sums of two releases under what changed."""
    box = _band(drawn, slide.sentences)
    if found := change_slides.changes(slide.page):
        drawn.table(change_slides.sums_table(slide.page, found), box)


def _closing(drawn: PptxSlide, slide: Slide, day: date, link: str) -> None:
    """Sources, day and link at the left, the QR code at the right."""
    text, side = slide.page.text, 4.4
    left = Box(EDGE, _BODY.top, _BODY.width - side - 0.4, _BODY.height)
    drawn.words(
        list(slide.sentences), left.top_part(3.4), (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
    )
    if not link:
        return
    title = Box(left.left, 4.75, left.width, 0.55)
    drawn.words([link_title(slide.page)], title, (16.0, 14.0, 12.0))
    drawn.link(link, Box(left.left, 5.3, left.width, 1.5))
    square = Box(WIDTH - EDGE - side, _BODY.top, side, side)
    if code := qr_code(link):
        drawn.picture(code, square, text.say("QR code of the link"))


_DRAW: dict[str, Callable[[PptxSlide, Slide, date, str], None]] = {
    "title": _title,
    "map": _map,
    "town_map": _map,
    "towns": _towns,
    "bars": _bars,
    "themes": _themes,
    "matrix": _matrix,
    "town": _town,
    "text": _text,
    "periods": _periods,
    "known": _known,
    "joint": _joint,
    "changes": _changes,
    "closing": _closing,
}
