"""The association in two sentences and by its years: nothing but what the table says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from content import association
from tests.pages import build_page
from tests.tables import table


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_years_of_the_timeline_stand_in_its_facts(dataset, language):
    facts = set(table("organisation")[f"value_{language}"])
    shown = association.timeline(build_page(dataset, language))
    assert len(shown) == 7
    assert [years for years, _ in shown] == sorted(years for years, _ in shown)
    for years, words in shown:
        assert words in facts
        for year in re.findall(r"\d{4}", years):
            assert year in words or f"/{year[2:]}" in words


def test_the_page_begins_with_two_sentences(dataset):
    said = association.lead(build_page(dataset, "en"))
    assert said.startswith("A national association of interest")
    assert len(re.findall(r"\.(?= [A-Z]|$)", said)) == 2


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_fact_stands_once_on_the_page(dataset, language):
    page = build_page(dataset, language)
    rest = [fact for part in association.association_sections(page) for fact in part["facts"]]
    others = [words for _, words in association.timeline(page)]
    others.append(association.full_name(page))
    facts = table("organisation")
    for fact in facts.query("kind != 'president'")[f"value_{language}"]:
        times = [*rest, *others].count(fact) + (fact in association.lead(page))
        assert times == 1, fact


def test_a_package_without_these_facts_has_neither(dataset):
    none = replace(dataset, organisation=dataset.organisation.iloc[:0], checksum="none")
    page = build_page(none)
    assert association.lead(page) == ""
    assert association.timeline(page) == []
    assert association.association_sections(page) == []
