"""Keys: the three digits of a municipality, in whichever column and writing, held to the names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geodata.boundaries import KEY, TOWNS
from geodata.register.columns import CODE_COLUMNS, NAME_COLUMNS, all_columns, present
from geodata.register.encoding import unscrambled
from geodata.register.errors import BuildError, listed, plain

# 61, 061, 61.0, SI-061 (ISO 3166-2), SI_061 (Eurostat): the three digits are the code.
_CODE = re.compile(r"(?:SI[-_ ]?)?(?!0+\b)(\d{1,3})(?:[.,]0+)?", re.IGNORECASE)
_TITLE = r"(?:mestna\s+obcina|urban\s+municipality(?:\s+of)?|obcina|mo)\s+"
_OFFICIAL = "take the official file"


@dataclass(frozen=True)
class Keyed:
    """The rows with their codes and names, and what is to be said of them."""

    layer: gpd.GeoDataFrame  # municipality_code, name (missing where unknown), geometry, the rest
    notes: tuple[str, ...]


def codes_of(column: pd.Series[str]) -> pd.Series[str]:
    """Return the three digits of each value; missing where it is no code of a municipality."""
    texts = column.astype("object").where(column.notna(), None)
    found = texts.map(lambda value: _CODE.fullmatch(str(value).strip()) if value else None)
    return found.map(lambda match: match.group(1).zfill(3) if match else None).astype("string")


def names_of(column: pd.Series[str]) -> pd.Series[str]:
    """Return each name in one line, its letters mended; missing where it is empty."""
    texts = ["" if pd.isna(value) else plain(value, 200) for value in column]
    names = [name or None for name in unscrambled(texts)]
    return pd.Series(names, index=column.index, dtype="object")


def is_named(name: str, town: str) -> bool:
    """Tell whether a name is a town's, in any usual writing.

    "MESTNA OBČINA KRŠKO", "Koper/Capodistria" and decomposed letters are; "Dol pri Ljubljani"
    is not Ljubljana. A name whose letters were lost ("Kr?ko") counts as the town's where the
    others fit.
    """
    words, wanted = _words(name), _words(town)
    if any(words[i : i + len(wanted)] == wanted for i in range(len(words))):
        return True
    last = " ".join(name.lower().split()[-len(wanted) :])
    guess = ".{1,3}".join(map(re.escape, re.split(r"[^a-z0-9 -]+", last)))
    return has_lost_letters(last) and re.fullmatch(guess, town.lower()) is not None


def has_lost_letters(name: str) -> bool:
    """Tell whether a name holds signs that stand where a letter was."""
    return "?" in name or "\ufffd" in name


def _words(name: str) -> list[str]:
    """Return the words of a name without marks and capitals."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    plain_letters = "".join(c for c in folded if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", plain_letters)


def with_keys(layer: gpd.GeoDataFrame) -> Keyed:
    """Find the columns of codes and names, and return the rows that have a code.

    A column counts where it holds every town's code and no name contradicts it; the first such
    one is taken, so that an empty or numbering column before it does no harm.

    Raises
    ------
    BuildError
        If there is no such column: then none is there, all are empty, a town is missing, or
        the names belong to other codes.
    """
    columns = present(layer, CODE_COLUMNS)
    if not columns:
        raise _no_column(layer)
    readings = {column: codes_of(layer[column]) for column in columns}
    if all(codes.isna().all() for codes in readings.values()):
        raise BuildError(
            "key column",
            "codes of municipalities such as 061",
            f"none in {listed(columns)}",
            "fill the column, or " + _OFFICIAL,
        )
    named = {column: names_of(layer[column]) for column in present(layer, NAME_COLUMNS)}
    named = {column: names for column, names in named.items() if names.notna().any()}
    problems: list[BuildError] = []
    for column, codes in readings.items():
        problem = _missing(column, codes, named) or _contradiction(column, codes, named)
        if problem is None:
            return _keyed(layer, codes, _agreeing(codes, named))
        problems.append(problem)
    told = [x for x, codes in zip(problems, readings.values(), strict=True) if codes.notna().any()]
    raise next((x for x in told if x.what.startswith("code against name")), told[0])


def _no_column(layer: gpd.GeoDataFrame) -> BuildError:
    return BuildError(
        "key column",
        f"one of {', '.join(CODE_COLUMNS)}",
        listed(all_columns(layer), 12),
        "choose the layer of municipalities, or name the column of their codes SIFRA",
    )


def _missing(
    column: str, codes: pd.Series[str], named: dict[str, pd.Series[str]]
) -> BuildError | None:
    """Say which towns have no row; a row of the name with another code says it better."""
    there = set(codes.dropna())
    missing = {code: name for code, name in TOWNS.items() if code not in there}
    if not missing:
        return None
    for code, town in missing.items():
        for names in named.values():
            rows = names.notna() & names.map(lambda name, t=town: bool(name) and _is_just(name, t))
            if rows.any():
                other = codes[rows].iloc[0]
                found = "none" if pd.isna(other) else other
                return _against(column, town, code, found)
    said = ", ".join(f"{name} ({code})" for code, name in missing.items())
    return BuildError(
        "towns",
        f"all twelve in {plain(column)}",
        f"no {said}",
        "choose a file of the whole country",
    )


def _is_just(name: str, town: str) -> bool:
    """Tell whether a name is a town's and nothing more."""
    return re.sub(f"^{_TITLE}", "", " ".join(_words(name))) == " ".join(_words(town))


def _against(column: str, town: str, code: str, found: str) -> BuildError:
    return BuildError(
        f"code against name in {plain(column)}",
        f"{code} for {town}",
        found,
        "it is not the column of municipality codes; put these into SIFRA, or " + _OFFICIAL,
    )


def _contradiction(
    column: str, codes: pd.Series[str], named: dict[str, pd.Series[str]]
) -> BuildError | None:
    """Say which code carries another town's name, where no column of names agrees."""
    wrong = min((_strangers(codes, names) for names in named.values()), key=len, default={})
    if not wrong:
        return None
    code, name = next(iter(wrong.items()))
    more = f" ({len(wrong)} of {len(TOWNS)} towns)" if len(wrong) > 1 else ""
    advice = "correct the row, or " + _OFFICIAL
    if len(wrong) > 1:
        advice = "it is not the column of municipality codes; put these into SIFRA, or " + _OFFICIAL
    return BuildError(
        f"code against name in {plain(column)}",
        f"{TOWNS[code]} at {code}",
        f"{plain(name)}{more}",
        advice,
    )


def _agreeing(codes: pd.Series[str], named: dict[str, pd.Series[str]]) -> pd.Series[str] | None:
    """Return the fullest column of names that fits the codes of the towns."""
    fitting = [names for names in named.values() if not _strangers(codes, names)]
    return max(fitting, key=lambda names: int(names.notna().sum()), default=None)


def _strangers(codes: pd.Series[str], names: pd.Series[str]) -> dict[str, str]:
    """Return the names that stand at a town's code and are not the town's."""
    both = zip(codes, names, strict=True)
    return {
        code: name
        for code, name in both
        if pd.notna(code) and code in TOWNS and name and not is_named(name, TOWNS[code])
    }


def _keyed(layer: gpd.GeoDataFrame, codes: pd.Series[str], names: pd.Series[str] | None) -> Keyed:
    """Return the rows with a code under our own column names."""
    own = layer.drop(columns=[c for c in (KEY, "name") if c in layer.columns])
    own = own.assign(**{KEY: codes, "name": names if names is not None else None})
    kept = own[codes.notna()]
    notes = []
    if lost := int((codes.isna() & layer.geometry.notna()).sum()):
        notes.append(f"rows without a code, left out: {lost}")
    others = kept[~kept[KEY].isin(TOWNS)]
    if nameless := int(others["name"].isna().sum()):
        notes.append(f"municipalities without a name: {nameless}")
    broken = [name for name in kept["name"].dropna() if has_lost_letters(name)]
    if broken:
        notes.append(f"names that lost letters in the file: {listed(broken, 3)}")
    return Keyed(kept, tuple(notes))
