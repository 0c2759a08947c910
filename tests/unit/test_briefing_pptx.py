"""The presentation, opened again: slides, words, notes, native figures, words of pictures."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pypdf import PdfReader

from content import joint_project, store
from content.rounding import to_four_digits
from content.slides import Slide
from documents import briefing_pdf, briefing_pptx, map_keys
from documents.briefing import slides_of_own, slides_of_view, town_slide, with_closing
from documents.briefing_bars import theme_bars, town_bars
from documents.briefing_pptx import build_pptx
from documents.briefing_tables import matrix_table
from tests.tables import projects
from tests.words import plain
from zmos_data.selection import Measure, Selection

ROWS = projects()
DAY = date(2026, 11, 24)
LINK = "https://dashboard.example/?tema=sustainable_mobility&obcina=061&lang=sl"
MONEY = Selection(
    themes=("sustainable_mobility", "urban_environment"),
    periods=("2014-2020",),
    measure=Measure.EU,
    municipality_code="061",
)
KINDS = tuple(briefing_pptx._DRAW)


def view(dataset, language="sl", selection=None):
    return store.page(dataset, selection or Selection(), language)


def deck(page, slides=None):
    return Presentation(io.BytesIO(build_pptx(slides or slides_of_view(page), link=LINK, day=DAY)))


def words(slide) -> str:
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def values(chart) -> dict[str, float]:
    plot = chart.plots[0]
    return dict(zip(map(str, plot.categories), plot.series[0].values, strict=True))


@pytest.fixture(scope="module")
def slovenian(dataset):
    page = view(dataset, "sl", Selection(municipality_code="080"))
    return page, deck(page)


@pytest.fixture(scope="module")
def english(dataset):
    page = view(dataset, "en", MONEY)
    return page, deck(page)


@pytest.mark.parametrize("which", ["slovenian", "english"])
def test_it_has_every_slide_of_the_view_in_sixteen_to_nine(which, request):
    page, found = request.getfixturevalue(which)
    assert len(found.slides) == 9
    assert abs(found.slide_width / found.slide_height - 16 / 9) < 0.001
    titles = [slide.shapes.title.text for slide in found.slides]
    assert titles[:-1] == [slide.title for slide in slides_of_view(page)]
    assert titles[7].startswith(page.town_names[page.selection.municipality_code] + ": ")
    assert all(titles)


def test_slovenian_words_are_right(slovenian):
    page, found = slovenian
    assert "Mestne občine Slovenije" in words(found.slides[0])
    assert f"Prikazano: {len(ROWS)} projektov v 12 mestnih občinah" in words(found.slides[1])
    own = (ROWS["municipality_code"] == "080").sum()
    assert f"V Murski Soboti je v zbranih podatkih {own} projektov" in words(found.slides[7])
    total = to_four_digits(ROWS[ROWS["municipality_code"] == "061"]["total_eur"].sum())
    assert f"pribl. {page.text.number(total)}" in plain(words(found.slides[2]))


def test_english_words_are_right(english):
    _, found = english
    rows = ROWS[ROWS["theme_code"].isin(MONEY.themes) & ROWS["period"].isin(MONEY.periods)]
    assert f"Shown: {len(rows)} projects" in words(found.slides[1])
    eu = to_four_digits(rows[rows["municipality_code"] == "061"]["eu_eur"].sum())
    assert f"approx. {eu:,.0f}" in plain(words(found.slides[2]))
    assert "Not eligible in 2014–2020: Krško." in words(found.slides[6])


def test_the_table_of_towns_can_be_edited_and_holds_all_twelve(slovenian):
    page, found = slovenian
    tables = [shape.table for shape in found.slides[2].shapes if shape.has_table]
    assert len(tables) == 1
    names = [row.cells[0].text for row in list(tables[0].rows)[1:]]
    assert sorted(names) == sorted(page.town_names.values())


def test_the_chart_of_projects_holds_the_figures_of_the_map(slovenian):
    page, found = slovenian
    (chart,) = charts(found.slides[3])
    expected = {page.town_names[c]: m.value for c, m in page.view.measures.items()}
    assert values(chart) == expected
    own = ROWS["municipality_code"].value_counts()
    assert expected == {page.town_names[code]: n for code, n in own.items()}


def test_the_chart_of_money_holds_millions_and_leaves_out_what_is_not_known(english):
    page, found = english
    (chart,) = charts(found.slides[3])
    shown = values(chart)
    assert "Krško" not in shown
    for code, measure in page.view.measures.items():
        if measure.is_known:
            assert shown[page.town_names[code]] == pytest.approx(measure.value / 1e6)
    assert chart.chart_title.text_frame.text == "EU contribution (EUR million)"
    assert "Not eligible in 2014–2020: Krško." in words(found.slides[3])
    assert "rounded figure is in the sum: Ljubljana" in words(found.slides[3])


def test_the_chart_of_themes_holds_their_figures_and_names_the_joint_one(slovenian, english):
    page, found = slovenian
    (chart,) = charts(found.slides[4])
    totals = {t: v.projects for t, v in page.view.themes.items() if v.projects}
    assert list(values(chart).values()) == list(totals.values())
    page, found = english
    (chart,) = charts(found.slides[4])
    eur = [t.amounts["eu_eur"].eur / 1e6 for t in page.view.themes.values() if t.projects]
    assert list(values(chart).values()) == pytest.approx(eur)
    joint = "the association's joint project; credited to no town"
    assert f"Innovation (HIGHER): {joint}." in words(found.slides[4])


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_periods_are_two_bars_of_their_projects(dataset, language):
    page = view(dataset, language)
    found = deck(page, [Slide("Periods", (), page, kind="periods")])
    (chart,) = charts(found.slides[0])
    counts = ROWS["period"].value_counts()
    assert values(chart) == {p.replace("-", "–"): counts[p] for p in ("2014-2020", "2021-2027")}


@pytest.mark.parametrize("language", ["sl", "en"])
def test_higher_is_three_numbers_and_a_map_of_its_partners(dataset, language):
    page = view(dataset, language)
    slides = [Slide("HIGHER", (), page, kind="joint")]
    found = deck(page, slides).slides[0]
    numbers = joint_project.numbers(page)
    assert len(numbers) == 3
    assert all(part in words(found) for number in numbers for part in number)
    (drawn,) = [shape for shape in found.shapes if shape.shape_type == 13]
    described = drawn._element.xpath(".//p:cNvPr")[0].get("descr")
    countries = {"sl": ("Slovenija", "Španija"), "en": ("Slovenia", "Spain")}[language]
    assert described.count(";") == 7 and all(country in described for country in countries)
    pdf = PdfReader(io.BytesIO(briefing_pdf.build_slides_pdf(slides, link=LINK, day=DAY)))
    text = " ".join(pdf.pages[0].extract_text().split())
    assert all(" ".join(figure.split()) in text for figure, _ in numbers)


def test_charts_carry_their_numbers_as_a_workbook(slovenian):
    _, found = slovenian
    for slide in (found.slides[3], found.slides[4]):
        (chart,) = charts(slide)
        assert chart.part.chart_workbook.xlsx_part.blob[:2] == b"PK"


@pytest.mark.parametrize("which", ["slovenian", "english"])
def test_every_picture_table_and_chart_says_what_it_shows(which, request):
    _, found = request.getfixturevalue(which)
    kinds = 0
    for slide in found.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                continue
            kinds += 1
            described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
            assert described, (slide.shapes.title.text, shape.name)
    assert kinds >= 12 + 1 + 1 + 2 + 1 + 3 + 1


def test_the_picture_of_the_map_names_every_town_with_its_figure(english):
    page, found = english
    (picture,) = [s for s in found.slides[1].shapes if s.shape_type == 13]
    described = picture._element.xpath(".//p:cNvPr")[0].get("descr")
    assert all(name in described for name in page.town_names.values())
    assert "Krško: not eligible in 2014–2020" in described
    width, _ = Image.open(io.BytesIO(picture.image.blob)).size
    assert width / (picture.width / 914400) >= 140  # pixels an inch


@pytest.mark.parametrize("sentences", [(), ("One.", "Two.")])
def test_the_legend_of_a_map_is_as_large_as_words_on_a_slide(dataset, monkeypatch, sentences):
    """Beside the map under one sentence, below it where sentences stand at its left."""
    sizes: list[float] = []
    monkeypatch.setattr(
        map_keys, "write", lambda axes, x, y, words, size, **look: sizes.append(size)
    )
    page = view(dataset)
    slides = [Slide("A map", sentences, page, kind="map")]
    another_day = date(2026, 11, 23)  # for which no picture is kept
    found = Presentation(io.BytesIO(build_pptx(slides, link="", day=another_day)))
    (picture,) = [s for s in found.slides[0].shapes if s.shape_type == 13]
    points = [size * 0.72 * picture.width / 914400 / 12 for size in sizes]
    assert min(points) >= 11.5


@pytest.mark.parametrize("which", ["slovenian", "english"])
def test_letters_follow_the_theme_whose_one_face_is_on_every_machine(which, request):
    _, found = request.getfixturevalue(which)
    faces = {
        face.get("typeface")
        for slide in found.slides
        for face in slide._element.iter(qn("a:latin"))
    }
    assert faces == {"+mn-lt"}
    theme = found.slide_master.part.part_related_by(RT.THEME).blob
    named = etree.fromstring(theme).findall(".//{*}fontScheme/*/{*}latin")
    assert {face.get("typeface") for face in named} == {"Arial"}


@pytest.mark.parametrize("which", ["slovenian", "english"])
def test_every_letter_says_its_language(which, request):
    page, found = request.getfixturevalue(which)
    expected = {"sl": "sl-SI", "en": "en-GB"}[page.text.language]
    for slide in found.slides:
        trees = [slide._element]
        trees += [slide.notes_slide._element] if slide.has_notes_slide else []
        runs = [run for tree in trees for run in tree.iter(qn("a:r"))]
        assert runs
        assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {expected}
    assert found.core_properties.language == expected


def test_notes_are_carried_over_and_every_slide_names_its_sources(english):
    page, found = english
    slides = with_closing(slides_of_view(page), LINK, DAY)
    for made, slide in zip(found.slides, slides, strict=True):
        note = made.notes_slide.notes_text_frame.text if made.has_notes_slide else ""
        assert note == slide.note
        assert "Data of" in words(made)
        assert "24 November 2026" in plain(words(made))


def test_the_last_slide_has_the_link_and_its_qr_code(english):
    _, found = english
    last = found.slides[-1]
    assert LINK in words(last)
    lines = [
        p for shape in last.shapes if shape.has_text_frame for p in shape.text_frame.paragraphs
    ]
    assert [r.hyperlink.address for p in lines for r in p.runs if r.hyperlink.address] == [LINK]
    (code,) = [shape for shape in last.shapes if shape.shape_type == 13]
    assert Image.open(io.BytesIO(code.image.blob)).size[0] >= 300


def test_the_last_slide_promises_a_link_only_where_it_has_one(english):
    page, found = english
    assert found.slides[-1].shapes.title.text == "Sources and link"
    assert with_closing(slides_of_view(page), "", DAY)[-1].title == "Sources"


def test_a_link_that_is_too_long_for_a_qr_code_stands_alone(dataset):
    page = view(dataset, "en", Selection(search="🚲" * 200))
    link = f"https://dashboard.example/?isci={'%F0%9F%9A%B2' * 200}&lang=en"
    found = Presentation(io.BytesIO(build_pptx(slides_of_view(page), link=link, day=DAY)))
    last = found.slides[-1]
    assert link in words(last)
    assert not [shape for shape in last.shapes if shape.shape_type == 13]
    runs = [
        run
        for shape in last.shapes
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        for run in p.runs
    ]
    assert [run.font.size.pt < 9 for run in runs if run.text == link] == [True]
    assert found.core_properties.subject.startswith("Shown: ")
    assert found.core_properties.comments == ""


def test_everything_stands_on_the_slide(slovenian, english):
    for _, found in (slovenian, english):
        for slide in found.slides:
            for shape in slide.shapes:
                assert shape.left >= 0, shape.name
                assert shape.top >= 0, shape.name
                assert shape.left + shape.width <= found.slide_width, shape.name
                assert shape.top + shape.height <= found.slide_height, shape.name


@pytest.mark.parametrize(("number", "letters"), [(2, 32), (5, 24), (8, 16)])
def test_a_slide_of_words_takes_its_whole_room_in_the_largest_letters_that_fit(
    dataset, number, letters
):
    page = view(dataset)
    sentence = "Mestne občine so v dveh obdobjih prenovile trge, šole, tržnice in nabrežja. "
    asked = Slide("Kaj je bilo", (sentence * (2 if number > 5 else 1),) * number, page)
    whole = deck(page, [asked])
    room = max((shape for shape in whole.slides[0].shapes if sentence in shape.text), key=id)
    sizes = {run.font.size.pt for line in room.text_frame.paragraphs for run in line.runs}
    assert sizes == {letters}
    assert room.width > 0.9 * whole.slide_width
    assert room.top + room.height <= whole.slide_height


def test_a_slide_set_of_every_kind_is_built_in_its_order(dataset):
    page = view(dataset, "en", replace(MONEY, compared=("070",)))
    slides = [
        Slide(f"Slide {kind}", ("One.", "Two."), page, f"Note {kind}", kind) for kind in KINDS
    ]
    found = deck(page, slides)
    assert set(briefing_pdf._DRAW) == set(KINDS)
    assert [s.shapes.title.text for s in found.slides] == [f"Slide {kind}" for kind in KINDS]
    assert all("One." in words(s) and "Two." in words(s) for s in found.slides)
    notes = [s.notes_slide.notes_text_frame.text for s in found.slides]
    assert notes == [f"Note {kind}" for kind in KINDS]


def test_an_unknown_kind_is_refused_with_what_is_known(dataset):
    with pytest.raises(ValueError, match=r"expected one of text, map.*closing, found 'film'"):
        Slide("A", (), view(dataset), kind="film")


def test_a_view_without_a_project_still_makes_a_presentation(dataset):
    nothing = Selection(themes=("energy_efficiency",), periods=("2021-2027",))
    found = deck(view(dataset, "en", nothing))
    # No chart and no matrix: there is nothing to compare, and the slide of words says so.
    assert len(found.slides) == 5
    nothing_found = "no project on energy efficiency in the collected data"
    assert nothing_found in words(found.slides[1])
    assert not any(charts(slide) for slide in found.slides)
    left_out = "nothing to compare: chart by town, chart by theme and towns and themes"
    assert left_out in words(found.slides[3])


def test_unknown_figures_are_never_zero(dataset):
    page = view(
        dataset,
        "en",
        Selection(measure=Measure.EU, periods=("2014-2020",), themes=("sustainable_mobility",)),
    )
    bars = town_bars(page)
    assert "Nova Gorica" not in bars.names
    assert 0 not in bars.values
    assert "figure not known: Nova Gorica" in bars.notes
    assert 0 not in theme_bars(page).values
    assert "0" not in {cell for row in matrix_table(page).rows for cell in row}


def test_the_town_of_a_slide_is_its_own(dataset):
    slide = town_slide(view(dataset, "en"), "096")
    assert slide.page.selection.municipality_code == "096"
    assert slide.title.startswith("Ptuj: ")


def test_a_visitors_slide_of_a_town_has_the_towns_own_map(dataset, monkeypatch):
    drawn = []

    def picture(page, day, *, focus, **options):
        drawn.append(focus)
        return briefing_pptx.partner_map.picture(page, 20)

    monkeypatch.setattr(briefing_pptx.map_pictures, "map_picture", picture)
    slides = [
        Slide(
            "A town", ("One.",), view(dataset, selection=Selection(municipality_code="096")), "", k
        )
        for k in ("town", "map")
    ]
    build_pptx(slides_of_own(slides), link="", day=DAY)
    assert drawn == ["096", ""]


def test_a_new_kind_of_slide_is_one_of_words_until_it_is_drawn_otherwise(dataset, monkeypatch):
    monkeypatch.setattr("content.slides.KINDS", ("new", "text", "closing"))
    page = view(dataset)
    new = Slide("What is new", ("A sentence of it.",), page, kind="new")  # type: ignore[arg-type]
    (drawn,) = slides_of_own([new])
    shown = deck(page, [drawn]).slides[0]
    assert "What is new" in words(shown)
    assert "A sentence of it." in words(shown)
    assert not charts(shown)
    read = PdfReader(io.BytesIO(briefing_pdf.build_slides_pdf([drawn], link=LINK, day=DAY)))
    said = read.pages[0].extract_text()
    assert "What is new" in said
    assert "A sentence of it." in said
