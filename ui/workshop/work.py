"""A piece of heavy work: what makes it, by name, out of texts alone, so that any process can."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

# A piece gives back bytes, or what else can be sent from one process to another.
_MAKERS = {
    "file": ("ui.files.asked", "build"),
    "picture": ("ui.first.picture", "draw"),
    "interface": ("api.app", "respond"),
}


@dataclass(frozen=True)
class Work:
    """A piece of work.

    Attributes
    ----------
    kind : str
        ``file``, ``picture`` or ``interface``.
    about : tuple
        What its maker is told.
    """

    kind: str
    about: tuple[Any, ...]


def make(work: Work) -> Any:
    """Make a piece of work, here and now."""
    module, maker = _MAKERS[work.kind]
    return getattr(import_module(module), maker)(*work.about)


def load() -> None:
    """Load what makes the pieces."""
    for module, _ in _MAKERS.values():
        import_module(module)
