"""Barriers that Streamlit itself puts up, each named in the accessibility statement.

axe-core finds them on the pages (``tests/browser/test_axe.py``) and nothing else; a test fails
when one is found no more, so that it goes from here and from the statement.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.text import Text


@dataclass(frozen=True)
class Barrier:
    """A barrier of Streamlit's.

    Attributes
    ----------
    rule : str
        The rule of axe-core that it breaks.
    selector : str
        The element of Streamlit's that breaks it; nothing of ours matches.
    words : str
        What it is for a visitor, as the statement says it.
    """

    rule: str
    selector: str
    words: str


def barriers(text: Text) -> tuple[Barrier, ...]:
    """Return every barrier of Streamlit's, with its words in a language."""
    return (
        Barrier(
            "presentation-role-conflict",
            "[data-testid=stFileUploaderDropzone]",
            text.say(
                "The area onto which a file is dropped (page Data, Editing) has a name, yet no "
                "role that says what it is. The button inside it does the same and is named."
            ),
        ),
    )
