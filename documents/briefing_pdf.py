"""The briefing as a PDF, a page a slide; the words are text and can be searched for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from content import joint_project, labels
from content.share import link_title
from content.slides import Slide
from content.sources import source_line
from content.view_description import of_map
from documents import change_slides, map_pictures, partner_map, slide_pictures
from documents.briefing import map_words, page_language, qr_code, with_closing
from documents.briefing_bars import known_bars, period_bars, theme_bars, town_bars
from documents.briefing_tables import facts_table, matrix_table, periods_table, towns_table
from documents.export import say_step
from documents.pdf_figures import draw_bars, write_table
from documents.pdf_page import ACCENT, PdfPage
from documents.pdf_tags import Tag
from documents.text_layout import Box, columns

SIZE = (960.0, 540.0)  # 16:9, as large as the presentation
EDGE = 43.0
_KEYS = 12.5  # points, of the legend of a map
_LISTED = (20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0)
_SIZES = (30.0, 27.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 11.0)
_BODY = Box(EDGE, 92.0, SIZE[0] - 2 * EDGE, 396.0)


def build_slides_pdf(slides: list[Slide], *, link: str, day: date) -> bytes:
    """Build a PDF of slides, 16:9.

    Parameters
    ----------
    slides : list of Slide
        In their order, all in one language; the closing slide is added where it is missing.
    link : str
        Address that the last page shows with its QR code; "" where it shows none.
    day : date
        Day that stands on the pages.

    Returns
    -------
    bytes
        The PDF file.
    """
    slides = with_closing(slides, link, day)
    first = slides[0].page
    subject, author = of_map(first), first.text.say("Urban municipalities of Slovenia")
    pdf = PdfPage(SIZE, page_language(first), slides[0].title, subject, author, day)
    for n, slide in enumerate(slides, 1):
        say_step(slide.title, n, len(slides))
        pdf.page(slide.title)
        if slide.kind != "title":
            heading = Box(EDGE, 28, _BODY.width, 58)
            pdf.words([slide.title], heading, (23.0, 17.0), bold=True, tag="H1" if n == 1 else "H2")
        _DRAW[slide.kind](pdf, slide, day, link)
        tag: Tag = "P" if n == len(slides) else "Artifact"  # who hears it is told once
        pdf.foot(source_line(slide.page, day), EDGE, tag=tag)
    return pdf.output()


def _band(pdf: PdfPage, slide: Slide) -> Box:
    """Write sentences over the width; return what is left under them."""
    if not slide.sentences:
        return _BODY
    end = pdf.words(list(slide.sentences), _BODY.top_part(110), (15.0, 14.0, 13.0, 12.0, 11.0))
    return _BODY.below(end + 4 - _BODY.top)


def _title(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    page, room = slide.page, _BODY.width
    step = room / len(page.town_names)
    for n, code in enumerate(page.town_names):
        pdf.arms(page, code, Box(EDGE + n * step, 60, step - 12, 92))
    sizes = (36.0, 32.0, 28.0, 24.0)
    end = pdf.words([slide.title], Box(EDGE, 190, room, 90), sizes, bold=True, tag="H1")
    words = [*slide.sentences, page.text.day(day)]
    pdf.words(words, Box(EDGE, end + 8, room, 480 - end), (20.0, 18.0, 16.0, 14.0))


def _map(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    """The map under its sentence; beside several, so that neither is small."""
    focus = slide.page.town if slide.kind == "town_map" else ""
    if len(slide.sentences) > 1:
        words = Box(_BODY.left, _BODY.top, 255, _BODY.height)
        pdf.words(list(slide.sentences), words, (22.0, 20.0, 18.0, 16.0, 14.0, 12.0))
        box = Box(words.left + 277, _BODY.top, _BODY.width - 277, _BODY.height)
    else:
        box = _band(pdf, slide)
    height = float(round(box.height / box.width * 1200))
    keys = map_pictures.larger(box.width / 72, _KEYS)
    picture = map_pictures.map_picture(
        slide.page, day, bare=True, dpi=150, height=height, keys=keys, focus=focus
    )
    pdf.picture(picture, box, map_words(slide.page))


def _towns(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    write_table(pdf, towns_table(slide.page), _band(pdf, slide))


def _matrix(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    write_table(pdf, matrix_table(slide.page), _band(pdf, slide))


def _bars(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    draw_bars(pdf, town_bars(slide.page), _band(pdf, slide), slide.page)


def _themes(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    draw_bars(pdf, theme_bars(slide.page), _band(pdf, slide), slide.page)


def _town(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    """Arms and facts at the left, themes and amounts in both periods at the right."""
    page, box = slide.page, _band(pdf, slide)
    code = page.town
    pdf.arms(page, code, Box(box.left, box.top, 100, 116))
    names = labels.official_name(page.text, page.rows.towns[code])
    pdf.words([names], Box(box.left + 112, box.top, 225, 116), (16.0, 14.0, 12.0))
    write_table(pdf, facts_table(page, code), Box(box.left, box.top + 130, 340, box.height - 130))
    right = Box(box.left + 360, box.top, box.width - 360, box.height)
    write_table(pdf, periods_table(page), right)


def _periods(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    """Two bars, and under them in two columns what the programme has published."""
    box = _band(pdf, slide)
    draw_bars(pdf, period_bars(slide.page), box.top_part(150), slide.page)
    columns, under = slide_pictures.periods(slide.page), box.below(172)
    width = (under.width - 30) / len(columns)
    for n, column in enumerate(columns):
        place = Box(under.left + n * (width + 30), under.top, width, under.height)
        end = pdf.words([column.title], place.top_part(34), (20.0,), bold=True)
        pdf.words(list(column.figures), place.below(end - under.top), _SIZES[2:], bullets=True)


def _known(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    draw_bars(pdf, known_bars(slide.page), _band(pdf, slide), slide.page)


def _joint(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    """Three numbers over its sentences and the partners; their countries at the right."""
    page, side = slide.page, 350.0
    left = Box(_BODY.left, _BODY.top, _BODY.width - side - 30, _BODY.height)
    numbers = joint_project.numbers(page)
    for (figure, words), column in zip(numbers, columns(left, numbers, 14), strict=True):
        sizes = (36.0, 32.0, 28.0, 24.0, 20.0)
        with pdf.tags.mark("P"):
            pdf.words([figure], column.top_part(50), sizes, bold=True, colour=ACCENT)
            pdf.words([words], column.below(54).top_part(40), (16.0, 14.0))
    under = left.below(110 if numbers else 0.0)
    end = pdf.words(list(slide.sentences), under.top_part(120), (18.0, 16.0, 14.0, 13.0, 12.0))
    listed = [f"{country}: {names}" for country, names in partner_map.listed(page)]
    pdf.words(listed, under.below(end + 6 - under.top), _LISTED)
    place = Box(_BODY.left + _BODY.width - side, _BODY.top, side, _BODY.height)
    pdf.picture(partner_map.picture(page, 900), place, partner_map.words(page))


def _text(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    pdf.words(list(slide.sentences), _BODY, _SIZES, bullets=True)


def _changes(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    """The sums of two releases under what changed."""
    box = _band(pdf, slide)
    if found := change_slides.changes(slide.page):
        write_table(pdf, change_slides.sums_table(slide.page, found), box)


def _closing(pdf: PdfPage, slide: Slide, day: date, link: str) -> None:
    """Sources, day and link at the left, the QR code at the right."""
    text, side = slide.page.text, 300.0
    left = Box(EDGE, _BODY.top, _BODY.width - side - 30, 250)
    pdf.words(list(slide.sentences), left, (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0))
    if not link:
        return
    title = Box(EDGE, 356, left.width, 40)
    under = pdf.words([link_title(slide.page)], title, (14.0, 12.0, 10.0), bold=True)
    pdf.link(link, Box(EDGE, under, left.width, 486 - under), 11)
    square = Box(SIZE[0] - EDGE - side, _BODY.top, side, side)
    if code := qr_code(link):
        pdf.picture(code, square, text.say("QR code of the link"))


_DRAW: dict[str, Callable[[PdfPage, Slide, date, str], None]] = {
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
