"""What a list adds, as a file: the workbook that editors know, or JSON."""

from __future__ import annotations

import json

from zmos_data.catalogue import say_in
from zmos_data.editing.proposal import Proposal
from zmos_data.editing.template import template
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.sources.errors import SourceError
from zmos_data.sources.importing import Imported


def written(
    found: Imported, package: Package, proposal: Proposal, ending: str, language: str
) -> bytes:
    """Write what a list adds.

    Parameters
    ----------
    found : Imported
        What it adds.
    package : Package
        The data as they are.
    proposal : Proposal
        What they would be.
    ending : str
        ``.xlsx``: the workbook that editors know, with the rows in it, written of the present
        data; ``.json``: the added rows alone, by sheet.
    language : str
        Of the workbook.

    Raises
    ------
    SourceError
        If the ending is another one.
    """
    if ending.lower() == ".json":
        return _json(found, language)
    if ending.lower() == ".xlsx":
        return template(_of_present(proposal.package, package), language)
    raise SourceError(
        f"--out {ending}",
        Phrase("a file {formats}", formats=".xlsx, .json"),
        ending or Phrase("none"),
        Phrase("name another one"),
    )


def _of_present(proposed: Package, present: Package) -> Package:
    """Return the proposed files as ones that were written of the present data.

    A check compares a workbook with the data that it was written of; nobody has the proposed ones.
    """
    found = Package(proposed.files)
    vars(found)["checksum"] = present.checksum
    return found


def _json(found: Imported, language: str) -> bytes:
    rows = {
        sheet: [{"row": row.place.row, **row.cells} for row in own]
        for sheet, own in found.draft.sheets.items()
    }
    findings = [
        {"row": one.place.row, "found": one.found, "words": say_in(language, one.words)}
        for one in found.draft.findings
    ]
    said = {
        "source": found.source.code,
        "base": found.draft.base,
        "sheets": rows,
        "findings": findings,
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
