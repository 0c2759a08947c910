"""The columns of a table as the descriptor describes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zmos_data.descriptor import read_descriptor
from zmos_data.package import Package
from zmos_data.tables import references


@dataclass(frozen=True)
class Field:
    """One column: its name, type and unit, and what it means in both languages.

    Attributes
    ----------
    name, type, unit : str
        As in the descriptor; "" where it has no unit.
    title_sl, title_en, description_sl, description_en : str
        What it is called and what it means.
    values : tuple of str
        Codes that may stand there; empty where others may.
    refers_to : str
        Table whose keys it holds; "" where of none.
    required : bool
        Whether no cell is empty.
    """

    name: str
    type: str
    unit: str
    title_sl: str
    title_en: str
    description_sl: str
    description_en: str
    values: tuple[str, ...] = ()
    refers_to: str = ""
    required: bool = False

    @property
    def is_coded(self) -> bool:
        """Whether it holds codes, which have words in each language."""
        return bool(self.values or self.refers_to)

    def title(self, language: str) -> str:
        """Return the title in a language."""
        return self.title_en if language == "en" else self.title_sl

    def description(self, language: str) -> str:
        """Return the description in a language; in English where there is no other."""
        own = self.description_sl if language == "sl" else self.description_en
        return own or self.description_en


def fields_of(package: Package, table: str) -> tuple[Field, ...]:
    """Read the columns of a table from the descriptor.

    Parameters
    ----------
    package : Package
        Files of the data package, which pass.
    table : str
        Name of the table.

    Raises
    ------
    KeyError
        If the descriptor has no such table.
    """
    descriptor, _ = read_descriptor(package)
    tables = {resource["name"]: resource for resource in descriptor["resources"]}
    schema = tables[table]["schema"]
    targets = references(schema)
    return tuple(_field(field, targets.get(field["name"], "")) for field in schema["fields"])


DERIVED_FIELDS = (
    Field(
        "figures",
        "string",
        "",
        "Vrsta zneskov",
        "Kind of figures",
        "exact (točno), rounded (vsaj en znesek je zaokrožen ali spodnja meja) ali none (brez "
        "zneskov); izpeljano iz natančnosti posameznih zneskov.",
        "exact, rounded (an amount is rounded or a lower bound) or none (no amount); derived "
        "from the precision of each amount.",
        ("exact", "rounded", "none"),
        required=True,
    ),
    Field(
        "is_period_closed",
        "boolean",
        "",
        "Obdobje je zaključeno",
        "Period is closed",
        "Ali v obdobju ni več upravičenih izdatkov; izpeljano.",
        "Whether no more expenditure is eligible in the period; derived.",
        required=True,
    ),
    Field(
        "source_title",
        "string",
        "",
        "Glavni vir",
        "Main source",
        "Naslov glavnega vira; vsi viri so v tabeli project_sources.",
        "Title of the main source; all sources are in project_sources.",
    ),
    Field(
        "source_url",
        "string",
        "",
        "Naslov glavnega vira",
        "Address of the main source",
        "Spletni naslov glavnega vira.",
        "Web address of the main source.",
    ),
    Field(
        "source_url_status",
        "string",
        "",
        "Stanje naslova vira",
        "State of the address",
        "public = javen naslov izdajatelja; druge vrednosti pojasnjuje tabela sources.",
        "public = the publisher's own public address; for the others see sources.",
        ("public", "administration", "staging", "retired", "doubtful", "mirror"),
    ),
    Field(
        "confirmation",
        "string",
        "",
        "Potrditev občine",
        "Confirmation of the municipality",
        "confirmed (občina je vrstico potrdila), changed (potrjena, pozneje spremenjena), wrong "
        "(po odgovoru občine ne drži), reworked (po odgovoru občine ni držala, pozneje "
        "spremenjena) ali none (še ni potrjena); izpeljano iz tabele confirmations.",
        "confirmed (by the municipality), changed (confirmed, and changed later), wrong (as the "
        "municipality answered), reworked (answered to be wrong, and changed later) or none (not "
        "confirmed yet); derived from the table confirmations.",
        ("none", "confirmed", "changed", "wrong", "reworked"),
        required=True,
    ),
    Field(
        "confirmed_on",
        "date",
        "",
        "Datum odgovora občine",
        "Day of the municipality's answer",
        "Datum zadnjega odgovora občine o vrstici; prazno = odgovora ni.",
        "Day of the municipality's last answer about the row; empty = no answer.",
    ),
    Field(
        "confirmed_version",
        "string",
        "",
        "Različica ob odgovoru občine",
        "Version of the municipality's answer",
        "Različica podatkov, za katero velja odgovor občine; prazno = odgovora ni.",
        "Version of the data that the municipality's answer was given for; empty = no answer.",
    ),
)


def project_fields(package: Package) -> tuple[Field, ...]:
    """Return the columns of the projects as exports have them: those of the table, and derived."""
    return (*fields_of(package, "projects"), *DERIVED_FIELDS)


def _field(field: dict[str, Any], refers_to: str) -> Field:
    return Field(
        name=field["name"],
        type=field["type"],
        unit=field.get("unit", ""),
        title_sl=field.get("title", ""),
        title_en=field.get("title_en", ""),
        description_sl=field.get("description_sl", ""),
        description_en=field.get("description", ""),
        values=tuple(field.get("constraints", {}).get("enum", ())),
        refers_to=refers_to,
        required=bool(field.get("constraints", {}).get("required")),
    )
