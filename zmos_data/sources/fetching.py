"""Fetch a source into the cache, when an operator asks for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from zmos_data.phrase import Phrase
from zmos_data.sources.cache import About, Cache, Kept, checksum
from zmos_data.sources.download import Answer, Asked, Limits, download
from zmos_data.sources.errors import GIVE_FILE, SourceError
from zmos_data.sources.sniffing import check_content
from zmos_data.sources.source import Address, Source
from zmos_data.sources.targets import Policy


def fetch(
    source: Source,
    address: Address,
    cache: Cache,
    policy: Policy | None = None,
    limits: Limits | None = None,
) -> tuple[Kept, bool]:
    """Fetch one address of a source.

    Parameters
    ----------
    source : Source
        The list.
    address : Address
        Which of its addresses.
    cache : Cache
        Where it is kept; what stands there is asked about, not fetched again.
    policy, limits : optional
        What may be asked, and how much; the public internet and `Limits` unless told.

    Returns
    -------
    tuple of Kept and bool
        What is in the cache now, and whether it is new.

    Raises
    ------
    SourceError
        If it cannot be fetched, or is not what the source is; the former file stays. The log of
        the cache has a line either way.
    """
    former = cache.load(source.code, address.part)
    try:
        asked = _asked(address, former)
        answer = download(asked, policy or Policy(), limits or Limits())
        kept = _kept(source, address, answer, former)
    except SourceError as error:
        cache.log(_line(source, address, outcome="refused", why=str(error)))
        raise
    cache.save(kept)
    is_new = former is None or former.about.sha256 != kept.about.sha256
    outcome = "new" if is_new else "unchanged"
    cache.log(
        _line(source, address, outcome=outcome, size=kept.about.size, sha256=kept.about.sha256)
    )
    return kept, is_new


def _asked(address: Address, former: Kept | None) -> Asked:
    if address.query:
        return Asked(address.url, json.dumps(address.query, ensure_ascii=False).encode())
    if former is None or former.about.asked != address.url:
        return Asked(address.url)
    return Asked(address.url, etag=former.about.etag, modified=former.about.modified)


def _kept(source: Source, address: Address, answer: Answer, former: Kept | None) -> Kept:
    if answer.content is None:
        if former is None:
            found = Phrase("answer {status} of the server", status=304)
            raise SourceError(answer.url, Phrase("the file"), found, GIVE_FILE)
        return replace(former, about=replace(former.about, checked=_now()))
    found_format = check_content(answer.url, answer.content, address.formats, answer.content_type)
    about = About(
        source=source.code,
        part=address.part,
        asked=address.url,
        url=answer.url,
        fetched=_now(),
        checked=_now(),
        format=found_format,
        content_type=answer.content_type,
        etag=answer.etag,
        modified=answer.modified,
        size=len(answer.content),
        sha256=checksum(answer.content),
    )
    if address.sha256 and about.sha256 != address.sha256:
        raise SourceError(
            answer.url,
            Phrase("the checksum {sum}", sum=address.sha256),
            about.sha256,
            Phrase("look at what changed, and write the new checksum into the declaration"),
        )
    return Kept(answer.content, about)


def _line(source: Source, address: Address, **said: object) -> dict[str, object]:
    when = {"when": _now(), "source": source.code, "part": address.part, "url": address.url}
    return {**when, **said}


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
