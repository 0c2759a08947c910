"""Citations of the official gazette have one form in each language."""

from __future__ import annotations

import re

import pytest

from tests.tables import TABLES, table

SLOVENIAN = re.compile(r"Uradni list RS(?=,? ?(?:št\.|No|\d))")
ENGLISH = re.compile(r"Official Gazette")
FORMS = {
    SLOVENIAN: re.compile(r"Uradni list RS, št\. \d+/\d\d(?!\d)"),
    ENGLISH: re.compile(r"Official Gazette of the Republic of Slovenia, Nos?\. \d+/\d\d(?!\d)"),
}


def cells() -> list[tuple[str, str]]:
    """Return every cell that cites the gazette, with the table that it stands in."""
    return [
        (path.stem, cell)
        for path in sorted(TABLES.glob("*.csv"))
        for column in table(path.stem).columns
        for cell in table(path.stem)[column].dropna()
        if SLOVENIAN.search(cell) or ENGLISH.search(cell)
    ]


def test_the_acts_of_the_association_and_of_the_arms_are_cited():
    assert {"arms", "organisation", "sources"} <= {name for name, _ in cells()}


@pytest.mark.parametrize(("begin", "form"), FORMS.items(), ids=["sl", "en"])
def test_every_citation_has_the_one_form(begin, form):
    for name, cell in cells():
        assert len(begin.findall(cell)) == len(form.findall(cell)), (name, cell)


def test_no_number_of_the_gazette_has_a_year_of_four_digits():
    for name, cell in cells():
        assert not re.search(r"\b\d+/(?:19|20)\d\d\b", cell), (name, cell)


@pytest.mark.parametrize("cell", ["Uradni list RS 69/2010", "Uradni list RS, št. 69/2010"])
def test_another_form_would_be_noticed(cell):
    assert len(SLOVENIAN.findall(cell)) != len(FORMS[SLOVENIAN].findall(cell))
