"""What a visitor reads where a page broke off: our own words, nothing of the server's."""

from __future__ import annotations

from content.text import Text
from ui import html, url_state


def render() -> None:
    """Say that the page is not complete, in its language."""
    text = Text(url_state.read_language())
    html.declare_language(text)
    html.render("failure.html", **words(text))


def words(text: Text) -> dict[str, str]:
    """Write what is said (pure)."""
    return {
        "lang": text.language,
        "title": text.say("This page could not be shown in full."),
        "words": text.say(
            "The fault is ours, and it has been recorded. Load the page again. If that does "
            "not help, tell whoever runs the dashboard which page it was and when."
        ),
        "again": text.say("Start again with the map"),
    }
