"""HIGHER, the association's joint project: what is published of it, and who took part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from content import programmes
from content.page import Page
from content.text import Text
from zmos_data.eligibility import JOINT_PROGRAMME
from zmos_data.rows import ProgrammeFigure

NAME = "HIGHER"
_FACT = "higher-partners"  # of organisation.csv: the partners, each with its country in brackets
_PARTNER = re.compile(r"([^()]+?) \(([A-Z]{2})(?:, [^()]*)?\)(?:, |$)")


@dataclass(frozen=True)
class Partner:
    """A partner, or several of one country: the country's code and the names."""

    country: str
    names: str


def partners(page: Page) -> tuple[Partner, ...]:
    """Return the partners by country, as the fact of the association names them (pure)."""
    facts = page.dataset.organisation
    rows = facts[facts["fact_code"] == _FACT]
    if rows.empty:
        return ()
    _, _, listed = str(rows.iloc[0][f"value_{page.text.language}"]).partition(": ")
    return tuple(Partner(country, names) for names, country in _PARTNER.findall(listed))


def country(text: Text, code: str) -> str:
    """Name a country of a partner; one without a name here stays its code."""
    return {
        "ES": text.say("Spain"),
        "IT": text.say("Italy"),
        "SE": text.say("Sweden"),
        "PT": text.say("Portugal"),
        "LT": text.say("Lithuania"),
        "SI": text.say("Slovenia"),
        "EL": text.say("Greece"),
        "UK": text.say("United Kingdom"),
    }.get(code, code)


def _countries(page: Page) -> int:
    return len({partner.country for partner in partners(page)})


def numbers(page: Page) -> list[tuple[str, str]]:
    """Write what is known of it as numbers, each with what it counts (pure)."""
    text = page.text
    figures = _figures(page)
    countries, found = _countries(page), []
    if partner := figures.get("partners"):
        n = round(partner.value)
        words = text.count("partner", "partners", n)
        found.append((programmes.programme_value(text, partner), words))
    if countries:
        words = text.count("country", "countries", countries)
        found.append((text.number(countries), words))
    if invested := figures.get("invested_eur"):
        words = text.of(invested, "note") or programmes.programme_name(text, "invested_eur")
        found.append((programmes.programme_value(text, invested), words))
    return found


def title(page: Page) -> str:
    """Say what it was in its numbers (pure)."""
    text, figures, countries = page.text, _figures(page), _countries(page)
    said = []
    if partner := figures.get("partners"):
        from_many = text.count("from {n} country", "from {n} countries", countries)
        counted = text.count("{n} partner", "{n} partners", round(partner.value))
        said.append(f"{counted} {from_many}" if countries else counted)
    if invested := figures.get("invested_eur"):
        figure = programmes.programme_value(text, invested)
        said.append(text.say("{figure} for the whole partnership", figure=figure))
    return f"{NAME}: {', '.join(said)}" if said else NAME


def _figures(page: Page) -> dict[str, ProgrammeFigure]:
    """Return the latest published figures of it by what they count."""
    return {
        figure.figure_code: figure
        for figure in page.rows.programmes
        if figure.programme_code == JOINT_PROGRAMME and figure.status == "latest"
    }
