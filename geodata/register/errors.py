"""Why an import is refused: one line with the place, what was expected and found, what to do."""

from __future__ import annotations

import errno
import unicodedata
from collections.abc import Iterable

_REASONS = {
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "a disk that cannot be written",
    errno.ENOSPC: "a full disk",
    errno.EDQUOT: "a full quota",
    errno.ENOENT: "nothing there",
    errno.ENOTDIR: "a file in the place of a folder",
    errno.EISDIR: "a folder in the place of a file",
    errno.EEXIST: "a file in the place of a folder",
    errno.ELOOP: "links that lead in a circle",
    errno.ENAMETOOLONG: "a name that is too long",
}


class BuildError(Exception):
    """The source cannot be imported.

    Parameters
    ----------
    what : str
        The part that is wrong: "key column", "area of Ptuj (096)".
    expected, found : str
        Said in one line; what comes from data goes through `plain` first.
    advice : str
        What the operator can do, fitting the cause.
    where : str
        The file, its format and layer; `geodata.build` adds it where it is empty.
    """

    def __init__(self, what: str, expected: str, found: str, advice: str, where: str = "") -> None:
        super().__init__(what)
        self.what, self.expected, self.found = what, expected, found
        self.advice, self.where = advice, where

    def at(self, where: str) -> BuildError:
        """Name the file, where the error does not yet."""
        self.where = self.where or where
        return self

    def __str__(self) -> str:
        """Write the error in one line."""
        place = f"{self.where}: {self.what}" if self.where else self.what
        return f"{place}: expected {self.expected}, found {self.found}; {self.advice}"


def plain(value: object, limit: int = 60) -> str:
    """Write a value that comes from outside as one short line of printable letters."""
    text = unicodedata.normalize("NFC", str(value))
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def listed(values: Iterable[object], limit: int = 8) -> str:
    """Write values in a row, the first few of many; "none" where there are none."""
    texts = [plain(value) for value in values]
    if not texts:
        return "none"
    more = [f"{len(texts) - limit} more"] if len(texts) > limit else []
    return ", ".join(texts[:limit] + more)


def reason(error: OSError) -> str:
    """Say in our own words why the system refused."""
    return _REASONS.get(error.errno or 0, f"a fault of the system (number {error.errno})")
