"""The filters in a sentence: no choice in a choice, and no condition that is none."""

from __future__ import annotations

import pytest

from content import conditions, filters, labels, phrases, view_description
from tests.pages import build_page
from tests.tables import projects
from zmos_data.facets import keeps_all
from zmos_data.search.words import fold
from zmos_data.selection import FACETS, UNKNOWN

BARE = {"sl": " ali ", "en": " or "}
LANGUAGES = ("sl", "en")


def said(dataset, language="sl", **view) -> str:
    page = build_page(dataset, language, **view)
    return conditions.attributes(page) + conditions.conditions(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FACETS)
def test_a_choice_of_options_has_one_or_and_no_option_has_its_own(dataset, kind, language):
    codes, bare = dataset.index.facets[kind].codes, BARE[language]
    beside = zip(codes, (*codes[1:], codes[0]), strict=True)
    for chosen in (*beside, *zip(codes, codes[1:], codes[2:], strict=False)):
        words = said(dataset, language, **{kind: chosen})
        assert words.count(bare) == (0 if words == "" else 1), words
    for code in codes:
        page = build_page(dataset, language, **{kind: (code,)})
        assert bare not in labels.filter_value(page, kind, code)


@pytest.mark.parametrize(
    ("language", "alone", "listed"),
    [
        ("sl", ", sklad: ESRR/KS (vir ne navaja, kateri)", ", sklad: ESRR, KS ali ESRR/KS"),
        ("en", ", fund: ERDF/CF (the source does not say which)", ", fund: ERDF, CF or ERDF/CF"),
    ],
)
def test_a_fund_of_two_is_explained_alone_and_short_among_others(dataset, language, alone, listed):
    assert said(dataset, language, funds=("ESRR/KS",)) == alone
    page = build_page(dataset, language)
    funds = [
        conditions._value(
            build_page(dataset, language, funds=("ESRR", "KS", "ESRR/KS")), "funds", code
        )
        for code in ("ESRR", "KS", "ESRR/KS")
    ]
    assert f", {alone[2:].partition(':')[0]}: {phrases.either(page.text, funds)}" == listed


@pytest.mark.parametrize("kind", FACETS)
def test_all_options_of_the_data_are_no_condition_and_one_always_is(dataset, kind):
    facet = dataset.index.facets[kind]
    assert said(dataset, **{kind: facet.codes}) == ""
    assert said(dataset, **{kind: facet.codes[:1]}) != ""


def test_options_that_no_project_has_make_no_difference(dataset):
    facet = dataset.index.facets["stages"]
    present = {facet.codes[n] for n in set(facet.options.tolist())}
    assert keeps_all(facet, tuple(present))
    assert not keeps_all(facet, tuple(present)[1:])


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({"periods": ("2014-2020",)}, ", 2014–2020"),
        ({"stages": (UNKNOWN,)}, ", stanje ni znano"),
        ({"stages": ("approved", UNKNOWN)}, ", zadnje znano stanje: odobren ali neznano"),
        ({"priorities": (UNKNOWN,)}, ", prednostna naložba oziroma specifični cilj ni znan"),
        (
            {"priorities": ("PN 4.1", "SC 5.1")},
            ", PN\u00a04.1 Energetska učinkovitost ali SC\u00a05.1 Urbana prenova",
        ),
        ({"confirmed": ("no",)}, ", vir ne navaja CTN"),
        ({"total_min": 1e6}, ", skupna vrednost od 1.000.000\u00a0EUR"),
        (
            {"total_min": 1e6, "total_unknown": True},
            ", skupna vrednost od 1.000.000\u00a0EUR ali neznana",
        ),
        ({"total_unknown": True}, " s še neznano skupno vrednostjo"),
        ({"search": "kolesar"}, ", iskanje: »kolesar«"),
        ({"search": '"mestna tržnica"'}, ", iskanje: »mestna tržnica«"),
        ({"search": "„mestna tržnica“ 2019"}, ", iskanje: »mestna tržnica« 2019"),
        ({"search": 'trg "'}, ', iskanje: »trg "«'),
        (
            {"themes": ("energy_efficiency", "urban_environment")},
            " s področja energetske učinkovitosti ali urbanega okolja in oživitve mest",
        ),
    ],
)
def test_a_filter_is_said_once_and_in_its_own_words(dataset, view, words):
    assert said(dataset, **view) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_those_without_a_total_cost_are_not_said_twice(dataset, language):
    page = build_page(dataset, language, total_unknown=True)
    words = view_description.describe_view(page)
    assert words.count({"sl": "skupn", "en": "total cost"}[language]) == 1, words
    total = page.view.headline.amounts["total_eur"]
    assert (total.known, total.projects) == (0, projects()["total_eur"].isna().sum())


def test_a_chip_of_a_search_has_the_quotes_of_the_sentence(dataset):
    (chip,) = filters.chips(build_page(dataset, search='"mestna tržnica"'))
    assert chip["label"] == "»mestna tržnica«"


def test_years_that_were_copied_from_the_screen_are_found(dataset):
    assert fold("2014\u2060–\u20602020") == fold("2014-2020")
