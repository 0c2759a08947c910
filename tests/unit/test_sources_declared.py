"""The declared sources: what they say is of the tables, and no address is made up."""

from urllib.parse import urlsplit

import pytest

from tests.tables import table
from zmos_data.amounts import AMOUNTS
from zmos_data.editing.sheets import layout
from zmos_data.periods import PERIODS
from zmos_data.sources.sniffing import FORMATS
from zmos_data.sources.source import sources

SOURCES = sources()
OPERATIONS = [source for source in SOURCES.values() if source.holds == "operations"]


def test_the_three_lists_are_declared():
    assert set(SOURCES) == {"kohesio", "managing-authority", "sistat-05C4003S"}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_source_says_whose_it_is(source):
    said = (source.title.sl, source.title.en, source.about.sl, source.about.en, source.publisher)
    assert all(said)
    assert urlsplit(source.page).scheme == "https"
    assert set(source.formats) <= set(FORMATS)
    assert set(source.needed) <= set(source.columns)
    assert source.confidence in layout().codes["confidence"]


@pytest.mark.parametrize("source", OPERATIONS, ids=lambda source: source.code)
def test_the_codes_are_those_of_the_tables(source):
    priorities = set(table("priorities")["priority_code"])
    assert set(source.priorities) == priorities
    assert set(source.funds) <= set(layout().codes["fund"])
    for figure in source.figures:
        assert figure.column in source.columns
        assert figure.amount in ("", *AMOUNTS)
        assert bool(figure.amount) == (figure.precision in layout().codes["precision"])
        assert figure.basis in ("", *layout().codes["amount_basis"])


def test_addresses_are_those_of_the_publishers():
    hosts = {urlsplit(one.url).hostname for source in SOURCES.values() for one in source.addresses}
    assert hosts == {"kohesio.ec.europa.eu", "pxweb.stat.si"}
    assert SOURCES["managing-authority"].addresses == ()
    parts = [address.part for address in SOURCES["kohesio"].addresses]
    assert sorted(parts) == sorted(PERIODS)


def test_the_query_asks_for_the_twelve_towns():
    (address,) = SOURCES["sistat-05C4003S"].addresses
    asked = {one["code"]: one["selection"] for one in address.query["query"]}
    assert asked["OBČINE"]["values"] == sorted(table("municipalities")["municipality_code"])
    assert address.query["response"] == {"format": "json-stat2"}
