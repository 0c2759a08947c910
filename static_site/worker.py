"""The service worker, which keeps the edition for a reader without a network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from static_site.addresses import FILES
from static_site.named import digest
from zmos_data.languages import LANGUAGES

NAME = "sw.js"
_SCRIPT = Path(__file__).resolve().parent / "worker.js"
_OF_SHELL = ("static/",)
_OF_APP = "static/app-"  # which a browser asks for where the edition is installed


def worker(manifest: bytes, paths: Iterable[str]) -> bytes:
    """Write the worker of a release: another manifest makes another one.

    Parameters
    ----------
    manifest : bytes
        What names the release.
    paths : iterable of str
        Paths of all files, of which it keeps at once what every page needs, and the map.
    """
    first = {f"{language}/{FILES['map']}" for language in LANGUAGES}
    states = tuple(f"states/map-{language}-" for language in LANGUAGES)
    kept = [path for path in paths if path in first or path.startswith((*_OF_SHELL, *states))]
    shell = [path for path in kept if not path.startswith(_OF_APP)]
    said = {"release": digest(manifest), "shell": sorted(shell)}
    return b"const EDITION = %s;\n%s" % (json.dumps(said).encode(), _SCRIPT.read_bytes())
