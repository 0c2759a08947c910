"""Why a drawing is refused: what was found and where, what is allowed, what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase
from zmos_data.svg import limits

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True)
class Refusal:
    """One reason.

    Attributes
    ----------
    rule : str
        Key of ``RULES``.
    found : str
        What was found, as it stands in the file; shortened, without signs that cannot be seen.
    line : int
        Line of the file, from 1; 0 where the whole file is meant.
    file : str
        Folder and name; "" where it is not known.
    """

    rule: str
    found: str = ""
    line: int = 0
    file: str = ""

    def __post_init__(self) -> None:
        """Make what was found fit into a line."""
        seen = "".join(sign if sign.isprintable() else " " for sign in self.found).strip()
        if len(seen) > _SHOWN_CHARACTERS:
            seen = f"{seen[: _SHOWN_CHARACTERS - 1]}…"
        object.__setattr__(self, "found", seen)

    @property
    def phrase(self) -> Phrase:
        """The reason in one line: English, and its parts for the screen."""
        found, allowed, *advice = _words(self.rule, self.found)
        parts = {
            "file": self.file or "SVG",
            "found": found,
            "allowed": allowed,
            "advice": advice[0] if advice else Phrase("correct it and save it as plain SVG"),
        }
        if self.line:
            return Phrase(
                "{file}, line {line}: refused, so the drawing of this project stays. "
                "Found: {found}. Allowed: {allowed}. What to do: {advice}.",
                line=self.line,
                **parts,
            )
        return Phrase(
            "{file}: refused, so the drawing of this project stays. "
            "Found: {found}. Allowed: {allowed}. What to do: {advice}.",
            **parts,
        )


class RefusalError(ValueError):
    """A drawing is refused.

    Parameters
    ----------
    rule, found, line
        As in `Refusal`.

    Attributes
    ----------
    refusal : Refusal
        Why.
    attribute : str
        Name of the attribute that is meant; "" where it is none.
    """

    attribute = ""

    def __init__(self, rule: str, found: str = "", line: int = 0) -> None:
        self.refusal = Refusal(rule, found, line)
        super().__init__()

    def __str__(self) -> str:
        """Write the line of the log."""
        return self.refusal.phrase

    def at(self, line: int = 0, file: str = "") -> RefusalError:
        """Return the same with its place, as far as it is not known yet."""
        known = self.refusal
        self.refusal = replace(known, line=known.line or line, file=known.file or file)
        return self


# What was found, what is allowed and, where it is not to save the file again, what to do.
Words = tuple[Phrase, ...]


def _at_most(limit: int) -> Phrase:
    return Phrase("at most {limit}", limit=in_number(limit))


def _outlines() -> Phrase:
    return Phrase("outlines")


def _simplify() -> Phrase:
    return Phrase("simplify the drawing")


def _drawable() -> Phrase:
    return Phrase("a drawing that can be drawn")


def _mere_drawing() -> Phrase:
    return Phrase("a drawing and nothing else")


def _of_file(found: str) -> dict[str, Words]:
    """Say what is wrong with a file as such, or what came of trying to draw it."""
    return {
        "unreadable": (
            Phrase("a file that cannot be read ({error})", error=found),
            Phrase("a file that the server may read"),
            Phrase("give the server the right to read it"),
        ),
        "size": (
            Phrase("{size} kB", size=found),
            Phrase("at most {limit} kB", limit=limits.BYTES // 1000),
            _simplify(),
        ),
        "encoding": (
            Phrase("an encoding other than UTF-8 ({error})", error=found),
            Phrase("UTF-8"),
            Phrase("save the file in UTF-8"),
        ),
        "xml": (Phrase("no readable XML ({error})", error=found), Phrase("a whole SVG file")),
        "root": (
            Phrase("the root element {name} and not svg", name=_quoted(found)),
            Phrase("svg in the namespace http://www.w3.org/2000/svg"),
        ),
        "doctype": (
            Phrase("an entity or a document type"),
            Phrase("neither of them"),
            Phrase("delete what begins with <!DOCTYPE"),
        ),
        "instruction": (
            Phrase("the instruction {name}, which can fetch a style sheet", name=_quoted(found)),
            Phrase("no instruction"),
            Phrase("delete it"),
        ),
        "renderer": (Phrase("what the renderer refuses ({error})", error=found), _drawable()),
        "crash": (Phrase("what the renderer breaks down on ({error})", error=found), _drawable()),
        "slow": (
            Phrase("more than {limit} seconds of drawing", limit=limits.SECONDS),
            Phrase("at most {limit} seconds", limit=limits.SECONDS),
            _simplify(),
        ),
        "blank": (Phrase("nothing to be seen"), _drawable(), Phrase("look at the file")),
        "trial": (
            Phrase("no way to try the drawing ({error})", error=found),
            Phrase("a machine that can start a process"),
            Phrase("start the dashboard again"),
        ),
    }


def _of_place(found: str) -> dict[str, Words]:
    """Say what is wrong at one place of a file."""
    shown = _quoted(found)
    return {
        "active": (Phrase("the active element {name}", name=shown), _mere_drawing()),
        "handler": (Phrase("the event handler {name}", name=shown), _mere_drawing()),
        "outside": (
            Phrase("the outside reference {value}", value=shown),
            Phrase("references to parts of the same file (#id)"),
        ),
        "style": (
            Phrase("{value} in a style", value=shown),
            Phrase("plain properties of elements, classes and ids"),
        ),
        "image": (
            Phrase("a picture of pixels, {name}", name=shown),
            _outlines(),
            Phrase("have it traced, or ask the municipality for the drawing in vectors"),
        ),
        "text": (
            Phrase("letters, {name}", name=shown),
            _outlines(),
            Phrase("turn the letters into paths"),
        ),
        "element": (
            Phrase("the element {name}", name=shown),
            Phrase("shapes, groups, gradients, patterns, clipping paths and masks"),
        ),
        "attribute": (
            Phrase("the attribute {name}", name=shown),
            Phrase("attributes of shape, paint, style and transformation"),
        ),
        "effect": (
            Phrase("the effect {value}", value=shown),
            Phrase("colours, gradients, patterns, clipping paths and masks"),
            Phrase("turn filters and markers into plain shapes"),
        ),
        "value": (
            Phrase("the value {value}", value=shown),
            Phrase("plain words, numbers and colours"),
        ),
        "cycle": (
            Phrase("the reference {value}, which leads back to itself", value=shown),
            Phrase("references without a circle"),
        ),
    }


def _of_size(found: str) -> dict[str, Words]:
    """Say what is too large, too deep or too long."""
    return {
        "number": (
            Phrase("the number {value}", value=found),
            Phrase("numbers up to {limit} million", limit=limits.NUMBER // 1_000_000),
        ),
        "long": (
            Phrase("{count} characters in one value", count=found),
            _at_most(limits.VALUE_CHARACTERS),
        ),
        "depth": (
            Phrase("more than {limit} elements inside one another", limit=limits.DEPTH),
            _at_most(limits.DEPTH),
            Phrase("ungroup some of them"),
        ),
        "elements": (
            Phrase("more than {limit} elements", limit=in_number(limits.ELEMENTS)),
            _at_most(limits.ELEMENTS),
            _simplify(),
        ),
        "drawn": (
            Phrase(
                "references that draw more than {limit} thousand elements",
                limit=limits.DRAWN_ELEMENTS // 1000,
            ),
            Phrase("at most {limit} thousand", limit=limits.DRAWN_ELEMENTS // 1000),
            _simplify(),
        ),
        "selectors": (
            Phrase("a style with more than {limit} selectors", limit=in_number(limits.SELECTORS)),
            _at_most(limits.SELECTORS),
            _simplify(),
        ),
        "box": (
            Phrase("the viewBox {value}", value=_quoted(found)),
            Phrase(
                "sides of at least 1, the longer one at most {limit} times the shorter one",
                limit=limits.ASPECT,
            ),
        ),
    }


def _quoted(found: str) -> str:
    return f"'{found}'"


_GROUPS = (_of_file, _of_place, _of_size)
RULES = frozenset(rule for group in _GROUPS for rule in group(""))


def _words(rule: str, found: str) -> Words:
    return next(words[rule] for group in _GROUPS if rule in (words := group(found)))
