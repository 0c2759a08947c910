"""Why a source cannot be fetched or read, in one line."""

from __future__ import annotations

from zmos_data.phrase import Phrase


class SourceError(Exception):
    """Says where, what was expected, what was found and what to do.

    Parameters
    ----------
    where : str
        The source with its address, or the file.
    expected, found, advice : str
        In words, as `zmos_data.phrase.Phrase` where they are to be said in both languages.

    Attributes
    ----------
    words : Phrase
        The whole line.
    """

    def __init__(self, where: str, expected: str, found: str, advice: str) -> None:
        self.words = Phrase(
            "{where}: expected: {expected}; found: {found}; what to do: {advice}",
            where=where,
            expected=expected,
            found=found,
            advice=advice,
        )
        super().__init__(self.words)


GIVE_FILE = Phrase("save the file with a browser and name it in the command")
CHECK_ADDRESS = Phrase("check the address")
LATER = Phrase("try again later, or save the file with a browser and name it in the command")
