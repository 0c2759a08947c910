"""Words of Streamlit's own, which are English on every page, and ours in their place.

Everything that Streamlit says on a page of the dashboard stands in `entries`: where, how it is
written, and our words. What a parameter can say is no entry, such as the placeholder of a list.
The browser changes them (``ui/board/words.js``); a test fails by the name of an entry when
Streamlit no longer writes it so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from content.text import Text

SCRIPT = Path(__file__).resolve().parent / "board" / "words.js"
PAGES = Path(__file__).resolve().parent.parent / "pages"
_DIALOG = "[data-testid=stDialog]"
_DROPDOWN = "[data-testid=stSelectboxVirtualDropdown]"
_ANNOUNCED = "[data-live-announcer] [role=log] > div"
# Of a browser that has no connection, and of Streamlit about its server.
_NO_CONNECTION = (
    "(?:Is Streamlit still running|Streamlit server is not|Cannot connect to Streamlit"
    "|Connection |Failed to fetch|NetworkError|Network error|Load failed|Unknown error).*"
)


@dataclass(frozen=True)
class Entry:
    """One word of Streamlit's.

    Attributes
    ----------
    name : str
        What it is, for tests.
    selector : str
        Where it stands.
    attribute : str
        Attribute that holds it; "" for the text, ``hidden`` for what is not to be seen at all.
    theirs : str
        The word as Streamlit writes it, a regular expression for JavaScript; ``.*`` where it
        follows the language of the browser.
    ours : str
        Our words; ``$1`` is the first group of ``theirs``.
    """

    name: str
    selector: str
    attribute: str
    theirs: str
    ours: str


def entries(text: Text) -> tuple[Entry, ...]:
    """Return every word of Streamlit's, with ours in a language."""
    return (*_around(text), *_fields(text), *_files(text), *_notices(text))


def _around(text: Text) -> tuple[Entry, ...]:
    """Return the words around a page."""
    files = "|".join(("Streamlit", "dashboard", *sorted(_titles())))
    return (
        Entry(
            "title while loading",
            "head > title",
            "",
            files,
            text.say("Urban municipalities of Slovenia"),
        ),
        Entry(
            "skip link",
            "[data-testid=stSkipToContent]",
            "",
            "Skip to main content",
            text.say("Skip to the content"),
        ),
        Entry(
            "sidebar",
            "[data-testid=stSidebar]",
            "aria-label",
            "Sidebar",
            text.say("Pages and filters"),
        ),
        Entry(
            "collapse the sidebar",
            "[data-testid=stSidebarCollapseButton] button",
            "aria-label",
            "Collapse sidebar",
            text.say("Hide pages and filters"),
        ),
        Entry(
            "expand the sidebar",
            "[data-testid=stExpandSidebarButton]",
            "aria-label",
            "Expand sidebar",
            text.say("Menu: pages and filters"),
        ),
    )


def _titles() -> list[str]:
    """Return what Streamlit calls the pages until it is told their titles."""
    return [path.stem.replace("_", " ") for path in PAGES.glob("*.py")]


def _fields(text: Text) -> tuple[Entry, ...]:
    """Return the words of lists and text boxes."""
    return (
        Entry(
            "open a list",
            "[data-testid=stSelectbox] button",
            "aria-label",
            "Open",
            text.say("Show the choices"),
        ),
        Entry(
            "no choice",
            f"{_DROPDOWN} [role=option] > span",
            "",
            "No results",
            text.say("No choice matches"),
        ),
        Entry(
            "close a list",
            f"{_DROPDOWN} > div > button",
            "aria-label",
            "Dismiss",
            text.say("Close"),
        ),
        Entry(
            "choices announced",
            _ANNOUNCED,
            "",
            r"(\d+) options? available\.",
            text.say("Choices: {n}.", n="$1"),
        ),
        Entry(
            "choice announced",
            _ANNOUNCED,
            "",
            "(.+), selected",
            text.say("{choice}, chosen", choice="$1"),
        ),
        Entry(
            "text box",
            "[data-testid=InputInstructions] > span",
            "",
            "Press Enter to apply",
            text.say("Press Enter when done"),
        ),
    )


def _files(text: Text) -> tuple[Entry, ...]:
    """Return the words of the box for a file."""
    another = "[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-borderlessIcon]"
    return (
        Entry(
            "choose a file",
            "[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary] p",
            "",
            "Upload",
            text.say("Choose a file"),
        ),
        Entry(
            "how large a file",
            "[data-testid=stFileUploaderDropzoneInstructions] span",
            "",
            r"(\d+)MB per file",
            text.say("at most {n} MB", n="$1"),
        ),
        Entry(
            "file",
            "[data-testid=stFileUploaderDropzoneInput]",
            "aria-label",
            "file upload",
            text.say("Choose a file"),
        ),
        Entry(
            "size of a file",
            "[data-testid=stFileChipName] + div",
            "hidden",
            r"[\d.]+[KM]?B",
            "",
        ),
        Entry(
            "remove a file",
            "[data-testid=stFileChipDeleteBtn] button",
            "aria-label",
            "Remove (.+)",
            text.say("Remove {file}", file="$1"),
        ),
        Entry("another file", another, "aria-label", "Add files", text.say("Choose another file")),
        Entry(
            "sign of another file",
            f"{another} span > span:first-child",
            "",
            "add icon",
            text.say("Choose another file"),
        ),
        Entry(
            "file that is too large",
            "[data-testid=stFileChip] [role=alert]",
            "",
            r"Error: File must be (\d+)(?:\.0)?MB or smaller\.",
            text.say("The file is too large: at most {n} MB.", n="$1"),
        ),
    )


def _notices(text: Text) -> tuple[Entry, ...]:
    """Return the words of notices: no such page, no connection, no map."""
    trouble = "[data-testid=stAlert] [data-testid=stMarkdownContainer] > p"
    return (
        Entry(
            "close a notice",
            f"{_DIALOG} section > button",
            "aria-label",
            "Close",
            text.say("Close"),
        ),
        Entry(
            "dismiss a notice",
            f"{_DIALOG} div > button[tabindex='-1']",
            "aria-label",
            ".*",
            text.say("Close"),
        ),
        Entry("no page", f"{_DIALOG} h2", "", "Page not found", text.say("There is no such page")),
        Entry(
            "no page, what follows",
            f"{_DIALOG} section > div > div",
            "",
            r".*Running the app's main page\.",
            text.say("The map is shown in its place."),
        ),
        Entry("no connection", f"{_DIALOG} h2", "", "Connection error", text.say("No connection")),
        Entry(
            "no connection, what follows",
            f"{_DIALOG} section > div > div",
            "",
            _NO_CONNECTION,
            text.say("The server does not answer. The page connects by itself as soon as it does."),
        ),
        Entry(
            "no connection, a command",
            f"{_DIALOG} [data-testid=stErrorCodeBlock]",
            "hidden",
            "streamlit run .*",
            "",
        ),
        Entry(
            "no map",
            f"{trouble}:first-child",
            "",
            r"Your app is having trouble loading the .*st_folium component\..*",
            text.say("The map cannot be drawn."),
        ),
        Entry(
            "no map, what follows",
            f"{trouble}:not(:first-child)",
            "hidden",
            "(?:If this is an installed component|For more troubleshooting help).*",
            "",
        ),
    )


def inline(text: Text) -> str:
    """Write the script with the words of a language, for a page that runs it at once."""
    return f"{SCRIPT.read_text(encoding='utf-8')}{_call(text)};"


def module(language: str) -> bytes:
    """Write the script with the words of a language, for a board, which calls it."""
    script = SCRIPT.read_text(encoding="utf-8")
    # It may come when the page is in another language again.
    asked = f'document.documentElement.lang === "{language}"'
    return f"{script}export default () => {asked} && {_call(Text(language))};\n".encode()


def _call(text: Text) -> str:
    rows = [(e.selector, e.attribute, e.theirs, e.ours) for e in entries(text)]
    given = json.dumps([text.language, rows], ensure_ascii=False, separators=(",", ":"))
    # Neither the end of a script nor the beginning of a tag may stand in it.
    return f"zmosWords.speak(...{given.replace('<', chr(92) + 'u003c')})"
