"""Whether a receipt still holds: what was taken away, against the data of today.

``python -m zmos_data.receipt ID|LINK`` computes the figures again and says what has changed.
The link is what a check asks for; by its id alone a receipt is found only for the simplest
views, because no view can be read out of a hash.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit

from zmos_data.exports.stamp import (
    ID_SHAPE,
    PARAMETER,
    TOWN_PAGE,
    Receipt,
    canonical,
    make_receipt,
    read_receipt,
    receipt_id,
    view_id,
)
from zmos_data.model import DataError, Dataset
from zmos_data.parameters import codes_of, parse
from zmos_data.selection import FACETS, Selection

TEXT_LIMIT = 10_000
# The name of an export ends with its id.
_FILE = re.compile(rf"zmos-[^?&]*-({ID_SHAPE.pattern})(?:-excel)?\.[a-z]+")


class Verdict(StrEnum):
    """What a check of a receipt has found."""

    SAME = "same"  # the figures are those of the receipt
    CHANGED = "changed"  # the view has other figures today
    ALTERED = "altered"  # link and receipt do not belong together
    NEEDS_LINK = "needs_link"  # an id, or a link without a receipt: nothing to compare with
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Change:
    """One thing that is different: its name, and what it was and is."""

    what: str
    then: object
    now: object


@dataclass(frozen=True)
class Check:
    """The outcome of a check.

    Attributes
    ----------
    verdict : Verdict
        What was found.
    then, now : Receipt or None
        The receipt that was given, and one of the same view today.
    changes : tuple of Change
        Everything that is different, the versions too.
    """

    verdict: Verdict
    then: Receipt | None = None
    now: Receipt | None = None
    changes: tuple[Change, ...] = ()


def check_receipt(dataset: Dataset, words: str) -> Check:
    """Say whether what was taken away still holds (pure).

    Parameters
    ----------
    dataset : Dataset
        The present data.
    words : str
        The link of an export, its id, or the name of its file.

    Returns
    -------
    Check
        Never an error, whatever was given.
    """
    words = words.encode("utf-8", "replace").decode().strip()  # a terminal may send half a letter
    if len(words) > TEXT_LIMIT:
        return Check(Verdict.UNREADABLE)
    given = _FILE.sub(r"\1", words).lower()
    if ID_SHAPE.fullmatch(given):
        return _check_id(dataset, given)
    try:
        address = urlsplit(words)
        params = parse_qs(address.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return Check(Verdict.UNREADABLE)
    if PARAMETER not in params:
        return Check(Verdict.NEEDS_LINK if params else Verdict.UNREADABLE)
    then = read_receipt(params[PARAMETER][-1])
    if then is None:
        return Check(Verdict.UNREADABLE)
    of_town = address.path.rstrip("/").endswith(f"/{TOWN_PAGE}")
    return _compared(dataset, then, params, of_town=of_town)


def _compared(
    dataset: Dataset, then: Receipt, params: Mapping[str, Sequence[str]], *, of_town: bool
) -> Check:
    """Compute the view of a link again and compare it with its receipt."""
    selection, _, ignored = parse(params, codes_of(dataset))
    now = make_receipt(dataset, selection, then.created, of_town=of_town)
    view = canonical(params, of_town=of_town)
    if then.id != receipt_id(then.data_version, then.checksum, then.app_version, view):
        return Check(Verdict.ALTERED, then, now)
    changes = _changes(then, now)
    different = [change for change in changes if change.what in then.figures()]
    if different and (then.checksum, then.app_version) == (now.checksum, now.app_version):
        # The same data and the same rules cannot give other figures.
        return Check(Verdict.ALTERED, then, now, changes)
    gone = [Change("view", f"{bad.parameter}={bad.value}", None) for bad in ignored]
    verdict = Verdict.CHANGED if different or gone else Verdict.SAME
    return Check(verdict, then, now, (*changes, *gone))


def _changes(then: Receipt, now: Receipt) -> tuple[Change, ...]:
    """Name everything that two receipts of a view differ in."""
    pairs: list[tuple[str, object, object]] = [
        ("data_version", then.data_version, now.data_version),
        ("checksum", then.checksum, now.checksum),
        ("app_version", then.app_version, now.app_version),
    ]
    before, after = then.figures(), now.figures()
    pairs += [(name, before[name], after[name]) for name in before]
    return tuple(Change(what, a, b) for what, a, b in pairs if a != b)


def _check_id(dataset: Dataset, given: str) -> Check:
    """Look for the view of an id among the simplest views of the present data."""
    for selection, of_town in _simple_views(dataset):
        if view_id(dataset, selection, of_town=of_town) == given:
            now = make_receipt(dataset, selection, date.today(), of_town=of_town)
            return Check(Verdict.SAME, now, now)
    return Check(Verdict.NEEDS_LINK)


def _simple_views(dataset: Dataset) -> Iterator[tuple[Selection, bool]]:
    """Yield the view of everything, those of a single filter, and those of a town."""
    yield Selection(), False
    for kind in FACETS:
        for code in dataset.index.facets[kind].codes:
            yield Selection().view(**{kind: (code,)}), False
    for code in dataset.municipalities["municipality_code"]:
        yield Selection(municipality_code=str(code)), True
        yield Selection(municipality_code=str(code)), False


_SAID = {
    Verdict.SAME: "the figures are still the same",
    Verdict.CHANGED: "the figures are no longer the same",
    Verdict.ALTERED: "link and receipt do not belong together: one of them was altered",
    Verdict.NEEDS_LINK: "no view can be read out of this; give the link that the export carries",
    Verdict.UNREADABLE: "this is neither a receipt's id nor a link with a receipt",
}
_EXIT = {Verdict.SAME: 0, Verdict.CHANGED: 1, Verdict.ALTERED: 1}


def said(check: Check) -> str:
    """Write the outcome of a check for a terminal."""
    head = f"{check.then.id}: {_SAID[check.verdict]}" if check.then else _SAID[check.verdict]
    lines = [f"  {c.what}: {_value(c.then)} -> {_value(c.now)}" for c in check.changes]
    if check.now and check.verdict is not Verdict.ALTERED:
        lines += [
            f"  {name}: {_value(value)}"
            for name, value in check.now.figures().items()
            if name not in {change.what for change in check.changes}
        ]
    return "\n".join([head, *lines])


def _value(value: object) -> str:
    if value is None:
        return "not known"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def main(arguments: list[str]) -> int:
    """Check a receipt: 0 where it holds, 1 where it does not, 2 where nothing can be said."""
    from zmos_data.supply import supply

    if len(arguments) != 1:
        print("usage: python -m zmos_data.receipt ID|LINK", file=sys.stderr)
        return 2
    try:
        dataset = supply().load()
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    check = check_receipt(dataset, arguments[0])
    print(said(check))
    return _EXIT.get(check.verdict, 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
