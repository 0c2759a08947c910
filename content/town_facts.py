"""The facts of a town, each with its source and its date; what is not known is said."""

from __future__ import annotations

from typing import Any

import pandas as pd

from content import dates, labels, phrases, source_words
from content.page import Page
from content.text import Text
from zmos_data.collation import collation_key
from zmos_data.queries import share_of_country
from zmos_data.rows import Source, Town, rows_in


def facts(page: Page, code: str) -> list[dict[str, str]]:
    """Write the facts of a town, each with its source; what is not known is said (pure)."""
    text, town = page.text, page.rows.towns[code]
    sources = _sources(page, town.municipality_code)
    suffix = "_en" if text.language == "en" else ""
    rows: list[tuple[str, str, Any]] = [
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
    return [
        {
            "label": label,
            "value": str(value) if isinstance(value, str) and value else text.say("not known"),
            "source": _source(sources, field) if isinstance(value, str) and value else "",
        }
        for field, label, value in rows
    ]


def _source(sources: dict[str, str], field: str) -> str:
    """Return the source of a field; of its note, where a note is all that is known."""
    return sources.get(field) or sources.get(field.replace("_title", "_note_sl"), "")


def _sources(page: Page, code: str) -> dict[str, str]:
    """Return for each field of the town its source with its date, and how sure it is."""
    table, text = page.dataset.municipality_provenance, page.text
    sources = {row.source_id: row for row in rows_in(page.dataset.sources, Source)}
    own = table[table["municipality_code"] == code]
    return {
        row["field"]: text.say(
            "{source} ({dates}); confidence: {confidence}",
            source=source_words.title(text, sources[row["source_id"]]),
            dates=dates.source_dates(text, sources[row["source_id"]]),
            confidence=labels.confidence(text, row["confidence"]),
        )
        for row in own.to_dict("records")
    }


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
