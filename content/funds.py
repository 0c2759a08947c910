"""The funds of cohesion policy by name: by their letters, or in full."""

from __future__ import annotations

from content.text import Text


def name(text: Text, code: str | None, *, listed: bool = False) -> str:
    """Name a fund by its abbreviation in the language; ``listed`` among other words, in short."""
    either = text.say("ERDF/CF")
    if not listed:
        either = text.say("{funds} (the source does not say which)", funds=either)
    return {
        "ESRR": text.say("ERDF"),
        "KS": text.say("CF"),
        "ESRR/KS": either,
    }.get(code or "", text.say("fund not known"))


def in_full(text: Text, code: str | None) -> str:
    """Name a fund by its name and abbreviation, for who does not know the letters."""
    return {
        "ESRR": text.say("European Regional Development Fund (ERDF)"),
        "KS": text.say("Cohesion Fund (CF)"),
    }.get(code or "", name(text, code))
