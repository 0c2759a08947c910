"""What of a board is sent: a part that the browser has is named, of one like it the difference.

A click changes some numbers in some kilobytes of HTML. The browser says with each click which
parts it shows, by their marks; only what it has said is taken for what it has.
"""

from __future__ import annotations

import sys
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from rapidfuzz.distance import Indel

from content import cache

Held = dict[
    str, list[str]
]  # marks of what a browser has, by the name of the part; last what it shows
Cut = tuple[int, int, str | None]
Part = str | Mapping[str, object]
MOST_NAMES, MOST_MARKS = 60, 12  # of a session; the browser keeps twice as many (board.js)
_LONGEST = 60_000  # in letters: what takes longer to compare than to send
_KEPT = 16_000_000  # bytes of the parts that are compared with; most of them are kept anyway
_MARK = 8  # letters


def outgoing(parts: Mapping[str, str], held: Held) -> dict[str, Part]:
    """Return the parts as they are sent to a browser.

    Parameters
    ----------
    parts : mapping of str to str
        HTML of each part by its name.
    held : dict of str to list of str
        What the browser has; see `note`.

    Returns
    -------
    dict of str to Part
        Without a part that it has; ``of`` and ``cuts`` (see `cuts`) where those are shorter than
        the part; else its HTML.
    """
    found = {name: _outgoing(body, held.get(name, ())) for name, body in parts.items()}
    return {name: part for name, part in found.items() if part is not None}


def mark(body: str) -> str:
    """Return what tells a part from all others: a hash that nobody guesses."""
    digest = blake2b(body.encode(), digest_size=_MARK * 3 // 4).digest()
    return urlsafe_b64encode(digest).decode()


def note(held: Held, told: object) -> None:
    """Note what a browser says that it shows: the marks of its parts by their names.

    None is of a browser that lacks what it was to have: from then on it has nothing. What has not
    this form changes nothing.
    """
    if told is None:
        held.clear()
    if not isinstance(told, Mapping):
        return
    for name, of in list(told.items())[:MOST_NAMES]:
        if not (isinstance(name, str) and isinstance(of, str) and len(of) == _MARK):
            continue
        if name not in held and len(held) >= MOST_NAMES:
            continue
        others = [each for each in held.get(name, ()) if each != of]
        held[name] = [*others, of][-MOST_MARKS:]


def cuts(old: str, new: str) -> list[Cut]:
    """Return what makes one piece of HTML of another (pure).

    Returns
    -------
    list of (int, int, str or None)
        From which to before which tag of the old one others stand in the new one: their HTML, None
        where there are none. A tag is what follows a ``<``; what comes before the first one is one
        as well.
    """
    before, after = old.split("<"), new.split("<")
    blocks = Indel.opcodes(before, after).as_matching_blocks()
    found, start, first = [], 0, 0  # where the last block has ended, before and after
    for block in blocks:  # the last one is empty, and stands at the end
        if (start, first) != (block.a, block.b):
            words = "<".join(after[first : block.b]) if block.b > first else None
            found.append((start, block.a, words))
        start, first = block.a + block.size, block.b + block.size
    return found


def _outgoing(body: str, held: Sequence[str]) -> Part | None:
    if not body:
        return body
    of = mark(body)
    _body(of, body)
    if of in held:
        return None
    base = _known(held[-1]) if held else ""
    if not base or max(len(base), len(body)) > _LONGEST:
        return body
    found = cuts(base, body)
    length = sum(len(words or "") + 12 for *_, words in found)  # 12 of their places
    return {"of": held[-1], "cuts": found} if length < len(body) else body


def _known(of: str) -> str:
    """Return the part with a mark; empty where it is kept no longer."""
    try:
        return _body(of, "")
    except LookupError:
        return ""


@cache.kept(_KEPT, key=cache.by_key, size=sys.getsizeof, of_code=False, unit=cache.BYTES)
def _body(of: str, body: str) -> str:
    """Keep a part by its mark; without the part, what is not kept is no answer to be kept."""
    if not body:
        raise LookupError(of)
    return body
