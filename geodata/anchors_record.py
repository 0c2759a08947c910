"""What the shipped places of the markers were computed from, so that a test can tell."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from geodata.boundaries import layer_paths

_PROGRAM = ("anchors.py", "marker_sizes.py")
_LAYERS = ("municipalities", "country")


def inputs() -> str:
    """Return the SHA-256 of what the places depend on: the layers and the program's text."""
    layers = layer_paths()
    files = [layers[name] for name in _LAYERS]
    files += [Path(__file__).parent / name for name in _PROGRAM]
    return _digest([path.read_text(encoding="utf-8") for path in files])


def places(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the places themselves, which an edit by hand changes."""
    return _digest([content[name] for name in ("zooms", "inner", "sizes")])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
