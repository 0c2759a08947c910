"""What an archive says of itself, for a librarian: what it is, from whom, how it is opened."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from content import sources, store
from content.citation import plain_citation
from content.text import Text
from static_site.taken import Place, day, page_of


def readme(text: Text, manifest: bytes) -> bytes:
    """Write the README of an archive in one language.

    Parameters
    ----------
    text : Text
        Its language.
    manifest : bytes
        The manifest of the edition that is in it.
    """
    return ("\n\n".join(_paragraphs(text, json.loads(manifest))) + "\n").encode()


def _paragraphs(text: Text, said: dict[str, Any]) -> Iterator[str]:
    descriptor = json.loads(store.dataset().package.files["datapackage.json"])
    yield text.say("Urban municipalities of Slovenia")
    yield descriptor["description_sl" if text.language == "sl" else "description"]
    yield text.say(
        "State of the data: {day}, release {version}. SHA-256 of the data: {sum}. Receipt of the "
        "whole: {receipt}.",
        day=text.day(day()),
        version=said["data_version"],
        sum=said["data_sha256"],
        receipt=said["receipt"],
    )
    yield text.say(
        "From whom: the figures were collected from published sources, each named in "
        "data/tables/sources.csv. What the coats of arms are drawn from stands on the page on the "
        "association."
    )
    page = page_of(Place("", "", text.language))
    yield sources.in_full(page)
    yield text.say(
        "How to cite: {citation}",
        citation=plain_citation(page, store.dictionary(), said["address"] or ""),
    )
    yield text.say(
        "Licence of the compiled data: {licences}. The coats of arms are used under the rules of "
        "each municipality.",
        licences="; ".join(f"{one['name']}, {one['path']}" for one in descriptor["licenses"]),
    )
    yield text.say(
        "edition: the dashboard as web pages (HTML, CSS, JavaScript, SVG). Open "
        "edition/index.html in a browser; neither a server nor a network is needed. What it "
        "leaves out stands in edition/manifest.json."
    )
    yield text.say(
        "edition/files: tables (XLSX, CSV, JSON, Parquet), maps (GeoJSON, GeoPackage, PNG, SVG) "
        "and documents (PPTX, PDF), of the whole, of each theme and of each town, in Slovenian "
        "(sl) and English (en)."
    )
    yield text.say(
        "data: the tables as they are kept (Data Package 2.0: datapackage.json describes each "
        "column; tables/*.csv in UTF-8 with commas)."
    )
    yield text.say(
        "SHA256SUMS: a checksum of every file; to check them: sha256sum -c SHA256SUMS. The "
        "archive is dated by the day of its data: the same data and the same program give the "
        "same bytes."
    )
