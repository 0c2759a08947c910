"""A list as a source of the tables: where it is from, of which day, and when it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zmos_data.editing.draft import Row
from zmos_data.sources.cache import About
from zmos_data.sources.source import Source


@dataclass(frozen=True)
class Provenance:
    """Where a list is from, as a source of the tables.

    Attributes
    ----------
    code : str
        What its id begins with; a day follows, so that the same list is the same source.
    about : Row
        Columns of the sheet of sources but the id, the project and what it proves.
    """

    code: str
    about: Row

    @property
    def as_of(self) -> str:
        """Day that its figures are of; "" where it is not known."""
        return self.about["as_of"]

    @property
    def source_id(self) -> str:
        """Id of the source: its day is that of the figures, else the first that is known."""
        days = (self.about[name] for name in ("as_of", "date_published", "date_read"))
        day = next(filter(None, days), "")
        return re.sub("[^a-z0-9]+", "-", f"{self.code}-{day}".lower()).strip("-")

    @property
    def cells(self) -> Row:
        """Its row of the sheet of sources."""
        return {"source_id": self.source_id, **self.about}

    def of_day(self, day: str) -> Provenance:
        """Return the same list with the day of its figures, where nobody has said it."""
        if self.as_of or not day:
            return self
        return Provenance(self.code, {**self.about, "as_of": day})


def provenance_of(
    source: Source,
    *,
    url: str = "",
    published: str = "",
    as_of: str = "",
    read: str = "",
    about: About | None = None,
) -> Provenance:
    """Write a list as a source.

    Parameters
    ----------
    source : Source
        The list.
    url, published, as_of, read : str
        Its address, and the days of its publication, of its figures, and on which it was looked
        at; "" where not known.
    about : About, optional
        What is known of a file from the cache, where nothing else is said.

    """
    code = source.code
    if about is not None:
        url, read = url or about.url, read or about.fetched[:10]
        code = code if about.part == "all" else f"{code}-{about.part}"
    cells = {
        "title": source.title.sl,
        "title_language": "sl",
        "publisher": source.publisher,
        "url": url or source.page,
        "url_status": "public",
        "date_published": published,
        "as_of": as_of,
        "date_read": read,
        "licence": source.licence,
        "description_sl": source.about.sl,
        "description_en": source.about.en,
    }
    return Provenance(code, cells)
