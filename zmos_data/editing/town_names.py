"""Towns as people write them: by name, code, official name, in Italian, »v Kopru«."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from zmos_data.editing.nearest import nearest
from zmos_data.editing.understood import NotUnderstoodError, Reading, plain, read_as
from zmos_data.phrase import Phrase

_KIND = re.compile(
    r"^(?:mestn[aei] obcin[aei]|obcina|m o|mo|urban municipality(?: of)?|city municipality(?: of)?|"
    r"municipality(?: of)?|city of|mesto|comune citta di|comune di)\s+(?=\w)"
)
_CODE = re.compile(r"(?:si\s*)?0*([0-9]{1,3})(?:\s+(.+))?")
_SEVERAL = re.compile(r"[;,\n/+&]| in | and ")
_MUNICIPALITIES = 213  # codes of the register go from 1 to this


@dataclass(frozen=True)
class TownNames:
    """What the towns go by.

    Attributes
    ----------
    codes : mapping of str to str
        Code of each name, in plain words.
    own : mapping of str to frozenset of str
        Texts that the template or the tables write for a code; they need no word.
    names : mapping of str to str
        Name of each code.
    others : frozenset of str
        Names of municipalities that are no members, in plain words.
    """

    codes: Mapping[str, str]
    own: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    others: frozenset[str]

    def read(self, text: str) -> Reading:
        """Read one town.

        Raises
        ------
        NotUnderstoodError
            If it is no town, or a municipality that is no member.
        """
        words = plain(text)
        bare = _KIND.sub("", words)
        code = self._code(words) or self.codes.get(words) or self.codes.get(bare)
        code = code or (self._shortened(bare) if "." in text else None)
        if code is None:
            raise self._unknown(words)
        if text in self.own[code]:
            return Reading(code)
        return Reading(code, read_as(text, f"{code} {self.names[code]}"))

    def read_several(self, text: str) -> Reading:
        """Read several towns, parted by semicolons, commas or »in«, in their order, each once."""
        read = [self.read(part.strip()) for part in _SEVERAL.split(text) if part.strip()]
        codes = ";".join(dict.fromkeys(one.value for one in read))
        own = all(not one.words for one in read) and not _SEVERAL.search(text.replace(";", ""))
        return Reading(codes, "" if own else read_as(text, codes))

    def _code(self, words: str) -> str | None:
        """Read 61, 061, SI-061 and »061 Ljubljana«; the name must be that of the code."""
        found = _CODE.fullmatch(words)
        code = f"{int(found[1]):03}" if found else ""
        if found is None or code not in self.names:
            return None
        return code if not found[2] or self.codes.get(found[2]) == code else None

    def _shortened(self, words: str) -> str | None:
        """Read M. Sobota and Slov. Gradec: each word begins as that of one town's name."""
        parts = words.split()
        found = [
            code
            for code, name in self.names.items()
            if len(own := plain(name).split()) == len(parts) > 1
            and all(one.startswith(part) for one, part in zip(own, parts, strict=True))
        ]
        return found[0] if len(found) == 1 else None

    def _unknown(self, words: str) -> NotUnderstoodError:
        code = _CODE.fullmatch(words)
        bare = _KIND.sub("", words)
        allowed = Phrase("one of: {words}", words="; ".join(sorted(self.names.values())))
        if bare in self.others or (code and not code[2] and 1 <= int(code[1]) <= _MUNICIPALITIES):
            return NotUnderstoodError(
                Phrase("This municipality is not one of the urban municipalities."), allowed
            )
        if near := nearest(bare, self.codes):
            meant = self.names[near]
            return NotUnderstoodError(
                Phrase("No urban municipality has this name."),
                allowed,
                Phrase("Did you mean {word}?", word=meant),
            )
        return NotUnderstoodError(Phrase("No urban municipality has this name."), allowed)


def town_names(municipalities: pd.DataFrame) -> TownNames:
    """Collect the names of the towns from their table, as text."""
    codes: dict[str, str] = {}
    own: dict[str, frozenset[str]] = {}
    names: dict[str, str] = {}
    others: set[str] = set()
    for row in municipalities.to_dict("records"):
        code, name = row["municipality_code"], row["name"]
        names[code] = name
        own[code] = frozenset((code, name, f"{code} {name}", f"{code} – {name}"))
        for text in _texts(row):
            codes.setdefault(plain(text), code)
        others.update(map(plain, row.get("neighbours", "").split(";")))
    codes.pop("", None)
    return TownNames(codes, own, names, frozenset(others - set(codes) - {""}))


def _texts(row: Mapping[Any, str]) -> tuple[str, ...]:
    name, italian = row["name"], row.get("name_it", "")
    kept = ("name_official_sl", "name_official_en", "name_official_it", "phrase_locative_sl")
    several = (f"{name} {italian}", italian) if italian else ()
    return (name, *several, *(row.get(one, "") for one in (*kept, "name_genitive_sl")))
