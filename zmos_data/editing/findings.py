"""What a check says of a file: what it understood, and what is to be mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in a file something stands.

    Attributes
    ----------
    sheet : str
        Name on the tab; the name of the file where it is a CSV; "" for the file as a whole.
    row : int or None
        Row as spreadsheets count; None for the sheet as a whole.
    column : int or None
        Column, from 1; None for the row as a whole.
    heading : str
        What stands above the column; "" where nothing does.
    """

    sheet: str = ""
    row: int | None = None
    column: int | None = None
    heading: str = ""

    @property
    def letters(self) -> str:
        """The column in letters, as spreadsheets write it; "" without one."""
        n, found = self.column or 0, ""
        while n:
            n, rest = divmod(n - 1, 26)
            found = chr(65 + rest) + found
        return found


@dataclass(frozen=True)
class Finding:
    """One thing that a check says.

    Attributes
    ----------
    place : Place
        Where it stands.
    found : str
        What stands there, shortened.
    words : str
        What is said, as a `zmos_data.phrase.Phrase`: what it was read as, or what is wrong.
    allowed, advice : str
        What may stand there and how to mend it, as `Phrase`; "" where it was understood.
    is_fault : bool
        Whether it has to be mended before anything can be released.
    """

    place: Place
    found: str
    words: str
    allowed: str = ""
    advice: str = ""
    is_fault: bool = False

    @property
    def asks_to_check(self) -> bool:
        """Whether it was understood, and a person is to look whether rightly."""
        return not self.is_fault and any(words in self.words for words in ("Check it.", "Look at"))
