"""Static files in the memory of the server, and what of them could not be read.

Every file is published under a name with its own hash, so that a browser may keep it for ever
and never shows an old one; `webmap.published` serves it.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from webmap.published import File, publish
from zmos_data.heraldry import Arms

PAGE_BASE = "app/static/published"
# The component's own page lies two levels down: component/streamlit_folium.st_folium/.
COMPONENT_BASE = f"../../{PAGE_BASE}"
AGAIN_SECONDS = 60  # until what could not be published is tried again; not with each click
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Assets:
    """Published file names by what they are, and what could not be published.

    Attributes
    ----------
    names : mapping of str to str
        File name by what it is, such as ``script`` of the map or ``marker-061`` of a town.
    problems : tuple of str
        What could not be published and is needed.
    aside : tuple of str
        What else could not be published.
    arms : mapping of str to Arms
        The drawings that were published, by municipality code.
    files : tuple of File
        What is served while this is held.
    made : float
        When it was brought together, on the clock of `time.monotonic`.
    """

    names: Mapping[str, str]
    problems: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    arms: Mapping[str, Arms] = field(default_factory=dict)
    files: tuple[File, ...] = ()
    made: float = field(default_factory=time.monotonic)

    @property
    def is_due(self) -> bool:
        """Whether something is missing, and it is time to try again."""
        return bool(self.problems or self.aside) and time.monotonic() - self.made > AGAIN_SECONDS

    @cached_property
    def digest(self) -> str:
        """A hash of all names: what was written with other files must not be shown."""
        return hashlib.sha256(repr(sorted(self.names.items())).encode()).hexdigest()[:12]

    def on_page(self, name: str) -> str:
        """Return the address of a file for a page of the dashboard."""
        return f"{PAGE_BASE}/{self.names[name]}"

    def shield(self, code: str, cut: str = "marker") -> str:
        """Return the address of a town's arms for a page; empty where they are not there."""
        name = f"{cut}-{code}"
        return self.on_page(name) if name in self.names else ""

    def in_component(self, name: str) -> str:
        """Return the address of a file for the map's own frame."""
        return f"{COMPONENT_BASE}/{self.names[name]}"


class Gathering:
    """Publishes files one by one; one that is missing or unreadable is named and never raised."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}
        self.problems: list[str] = []
        self.aside: list[str] = []

    def add(
        self, name: str, file: str, content: Callable[[], bytes], *, needed: bool = True
    ) -> None:
        """Publish a file under a name, or note why it cannot be."""
        problems = self.problems if needed else self.aside
        try:
            self.files[name] = publish(file, content())
        except OSError as error:
            problems.append(f"{Path(error.filename or file).name}: {error.strerror or error}")
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"{file}: {error}")

    def assets(self, arms: Mapping[str, Arms] | None = None) -> Assets:
        """Return what was published so far."""
        names = {name: file.name for name, file in self.files.items()}
        files = tuple(self.files.values())
        return Assets(names, tuple(self.problems), tuple(self.aside), arms or {}, files)


class Shelf:
    """Holds what was published, so that it is served: that of the last two states.

    While something is missing, it is published anew every ``AGAIN_SECONDS``.

    Parameters
    ----------
    publish : callable
        Publishes everything of a state.
    """

    KEPT = 2  # states; a page that is open may still ask for files of the one before

    def __init__(self, publish: Callable[..., Assets]) -> None:
        self._publish = publish
        self._held: OrderedDict[str, Assets] = OrderedDict()
        self._lock = Lock()
        self._told: set[str] = set()

    def of(self, state: str, *about: object) -> Assets:
        """Return what is published of a state; ``about`` is handed to ``publish``."""
        with self._lock:
            found = self._held.get(state)
            if found is None or found.is_due:
                found = self._publish(*about)
                self._log({*found.problems, *found.aside})
                self._held[state] = found
                while len(self._held) > self.KEPT:
                    self._held.popitem(last=False)
            self._held.move_to_end(state)
            return found

    def _log(self, problems: set[str]) -> None:
        """Log what is new: publishing is tried again and again while something is missing."""
        for problem in sorted(problems - self._told):
            LOG.error("asset: %s", problem)
        self._told = problems


def joined(parts: Iterable[Path]) -> bytes:
    """Join scripts to one: one request in the place of one each."""
    return b"\n;\n".join(part.read_bytes() for part in parts)
