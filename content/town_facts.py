"""The facts of a town, each with the number of its source; what is not known is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from content import dates, labels, phrases, source_words
from content.page import Page
from content.text import Text
from zmos_data.collation import collation_key
from zmos_data.queries import share_of_country
from zmos_data.rows import Town


@dataclass(frozen=True)
class Fact:
    """A fact of a town.

    Attributes
    ----------
    label, value : str
        What it is, and its words.
    url : str
        Where the value leads; empty for most.
    number : int or None
        Of its source in the list under the facts, from 1; None where there is none.
    doubt : str
        What is to be said of it where it is not sure; empty for what is.
    """

    label: str
    value: str
    url: str = ""
    number: int | None = None
    doubt: str = ""

    @property
    def words(self) -> str:
        """The value as it is read: an address without what every address begins with."""
        return self.url.partition("://")[2].removeprefix("www.").rstrip("/") or self.value


def facts(page: Page, code: str) -> list[Fact]:
    """Write the facts of a town; what is not known is said (pure)."""
    return [fact for fact, _ in _with_sources(page, code)]


def sources(page: Page, code: str) -> list[dict[str, str]]:
    """Write the sources of the facts, in the order of their numbers (pure)."""
    rows = page.dataset.source_rows
    found = {fact.number: source for fact, source in _with_sources(page, code) if fact.number}
    return [source_words.source(page.text, rows[source]) for source in found.values()]


def _with_sources(page: Page, code: str) -> list[tuple[Fact, str]]:
    """Write each fact with the id of its source; numbers go up as the facts stand."""
    numbers: dict[str, int] = {}
    known = _provenance(page, code)
    return [
        (_fact(page.text, numbers, _of_field(known, field), field, label, value), source)
        for field, label, value in _rows(page, code)
        for source, _ in (_of_field(known, field),)
    ]


def _fact(
    text: Text, numbers: dict[str, int], found: tuple[str, str], field: str, label: str, value: Any
) -> Fact:
    """Write a fact; a source that has no number yet gets the next one."""
    source, confidence = found
    if not (isinstance(value, str) and value):
        return Fact(label, text.say("not known"))
    is_sourced = source not in ("", source_words.UNVERIFIED)
    return Fact(
        label,
        value,
        url=source_words.web_address(value) if field == "website_url" else "",
        number=numbers.setdefault(source, len(numbers) + 1) if is_sourced else None,
        doubt=_doubt(text, source, confidence),
    )


def _doubt(text: Text, source: str, confidence: str) -> str:
    """Say how sure a fact is where it is not; what is unverified has no degree beside it."""
    if source == source_words.UNVERIFIED:
        return text.say("unverified")
    if confidence in ("", "high"):
        return ""
    return text.say("confidence: {confidence}", confidence=labels.confidence(text, confidence))


def _rows(page: Page, code: str) -> list[tuple[str, str, Any]]:
    """Write each fact as (column whose source is named, label, words)."""
    text, town = page.text, page.rows.towns[code]
    suffix = "_en" if text.language == "en" else ""
    return [
        (
            "statistical_region",
            text.say("Statistical region"),
            getattr(town, f"statistical_region{suffix}"),
        ),
        ("cohesion_region", text.say("Cohesion region"), getattr(town, f"cohesion_region{suffix}")),
        ("area_km2", text.say("Area"), f"{text.number(town.area_km2, 2)}\u00a0km²"),
        (
            "population",
            text.say("Inhabitants"),
            dates.with_day(text, town.population, town.population_date),
        ),
        ("population", text.say("Share of the country's inhabitants"), _share(page, code, town)),
        (
            "population_town",
            text.say("Inhabitants of the town"),
            dates.with_day(text, town.population_town, town.population_town_date),
        ),
        ("settlements_count", text.say("Settlements"), text.number(town.settlements_count)),
        ("neighbours", text.say("Neighbouring municipalities"), _listed(town.neighbours)),
        ("state_border_sl", text.say("State border"), text.of(town, "state_border")),
        ("official_languages", _languages_label(text, town), _languages(text, town)),
        ("town_rights_sl", text.say("Town rights"), text.of(town, "town_rights")),
        ("town_hall_address", text.say("Seat of the municipality"), town.town_hall_address),
        ("website_url", text.say("Website"), town.website_url),
        ("strategy_title", text.say("Sustainable urban strategy"), _strategy(text, town)),
        ("member_note_sl", text.say("Membership in ZMOS"), text.of(town, "member_note")),
    ]


def _of_field(known: dict[str, tuple[str, str]], field: str) -> tuple[str, str]:
    """Return source and confidence of a field; of its note, where a note is all that is known."""
    return known.get(field) or known.get(field.replace("_title", "_note_sl"), ("", ""))


def _provenance(page: Page, code: str) -> dict[str, tuple[str, str]]:
    """Return for each field of the town the id of its source, and how sure it is."""
    table = page.dataset.municipality_provenance
    own = table[table["municipality_code"] == code].to_dict("records")
    return {row["field"]: (row["source_id"], row["confidence"]) for row in own}


def _share(page: Page, code: str, town: Town) -> str:
    """Write the town's share of the country's inhabitants, with its day."""
    share = share_of_country(page.dataset, code)
    if share is None:
        return ""
    figure = page.text.percent(share, 1)
    return page.text.say("{figure} ({day})", figure=figure, day=page.text.day(town.population_date))


def _listed(value: Any) -> str:
    """Write names by the Slovenian alphabet: Č after C, Š after S, Ž last."""
    return ", ".join(sorted(value.split(";"), key=collation_key)) if isinstance(value, str) else ""


def _languages_label(text: Text, town: Town) -> str:
    """Name the official language or languages; one where it is not known how many."""
    codes = _language_codes(town)
    return text.count("Official language", "Official languages", len(codes) or 1)


def _languages(text: Text, town: Town) -> str:
    names = {"sl": text.say("Slovenian"), "it": text.say("Italian")}
    return phrases.join(text, [names.get(code, code) for code in _language_codes(town)])


def _language_codes(town: Town) -> list[str]:
    codes = town.official_languages
    return codes.split(";") if isinstance(codes, str) else []


def _strategy(text: Text, town: Town) -> str:
    """Write the title, the year and the note; a year that the note has stands there alone."""
    title, note = town.strategy_title, text.of(town, "strategy_note")
    year: str = "" if pd.isna(town.strategy_year) else str(town.strategy_year)
    parts = [title if isinstance(title, str) else "", "" if year in note else year, note]
    return ", ".join(part for part in parts if part)
