"""The sources of a town's pack on slides; beside the first what the town said, and the link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from documents import text_layout
from documents.briefing import qr_code
from documents.briefing_parts import WIDTH
from documents.text_layout import Box
from documents.town_pack import Note, Pack
from documents.town_pack_slide import TownSlide

_EDGE, _GAP = 0.6, 0.3
_COLUMN = (8.5 - _GAP) / 2
_TOP, _HEIGHT = 1.3, 5.45
_SIZES = (12.0, 11.0, 10.0, 9.5, 9.0)  # points: the first at which one slide holds all
_LIST = 10.0  # of sources that go on


def write_sources(deck: Any, language: str, found: Pack) -> list[TownSlide]:
    """Write the sources in two columns, on as many slides as they need; return the slides."""
    text = found.page.text
    words = text.say("Sources and link") if found.link else text.say("Sources")
    continued = text.say("{heading} (continued)", heading=text.say("Sources"))
    rest, slides = _fitted(list(found.notes)), list[TownSlide]()
    while rest.notes or not slides:
        drawn = TownSlide(deck, language)
        drawn.title(f"{found.name}: {continued if slides else words}")
        rest = _two_columns(drawn, rest)
        if not slides:
            _beside(drawn, found)
        slides.append(drawn)
    return slides


@dataclass(frozen=True)
class _Sources:
    """Sources in letters of a size."""

    notes: list[Note]
    size: float

    def tall(self, note: Note) -> float:
        """Return the height of a source in a column, in points."""
        words = f"{note.number}  {note.words}"
        lines = text_layout.broken(words, self.size, _COLUMN * 72 * text_layout.OFFICE)
        return (len(lines) * 1.22 + 0.25) * self.size

    def room(self) -> float:
        """Return how high two columns are: alike, where all has room in them."""
        heights = [self.tall(note) for note in self.notes]
        return min(_HEIGHT * 72, sum(heights) / 2 + max(heights, default=0.0))

    def column(self, room: float) -> int:
        """Return how many of the notes a column has room for, one at least."""
        taken = 0.0
        for n, note in enumerate(self.notes):
            taken += self.tall(note)
            if taken > room:
                return max(n, 1)
        return len(self.notes)

    def without(self, n: int) -> _Sources:
        """Return what is left behind the first notes."""
        return _Sources(self.notes[n:], self.size)


def _fitted(notes: list[Note]) -> _Sources:
    """Set the sources in the first size at which two columns hold them."""
    sizes = [_Sources(notes, size) for size in _SIZES]
    return next((s for s in sizes if not _behind(s, s.room()).notes), _Sources(notes, _LIST))


def _behind(sources: _Sources, room: float) -> _Sources:
    """Return what two columns of a height leave."""
    for _ in range(2):
        sources = sources.without(sources.column(room))
    return sources


def _two_columns(drawn: TownSlide, rest: _Sources) -> _Sources:
    """Write as many sources as two columns hold; return the rest."""
    room = rest.room()
    for n in range(2):
        here = rest.notes[: rest.column(room)]
        box = Box(_EDGE + n * (_COLUMN + _GAP), _TOP, _COLUMN, _HEIGHT)
        if here:
            drawn.notes(here, box, rest.size)
        rest = rest.without(len(here))
    return rest


def _beside(drawn: TownSlide, found: Pack) -> None:
    """Write what the town said of its rows, and the link with its QR code or why there is none."""
    text, left = found.page.text, _EDGE + 8.8
    width = WIDTH - _EDGE - left
    title = text.say("Confirmation of the municipality")
    drawn.line(title, Box(left, _TOP, width, 0.3), 12, bold=True)
    sizes = (12.0, 11.0, 10.0, 9.0)
    drawn.words([found.confirmed], Box(left, _TOP + 0.3, width, 1.2), sizes)
    if not found.link:
        drawn.words([found.unlinked], Box(left, 2.9, width, 1.2), sizes)
        return
    drawn.line(text.say("This view as a link"), Box(left, 2.9, width, 0.3), 12, bold=True)
    if code := qr_code(found.link):
        drawn.picture(code, Box(left, 3.2, 2.5, 2.5), text.say("QR code of the link"))
    drawn.link(found.link, Box(left, 5.8, width, 1.0))
