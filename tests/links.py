"""Links for tests: where a control leads, as the browser's script works it out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl


def _evidence(link: re.Match[str]) -> str:
    figure, town, narrowed = link.groups()
    return f"podatki?stevilka={figure}{narrowed}" + (f"&obcina={town}" if town else "")


def _whole(change: str) -> str:
    return re.sub(r"^\$([^;&]*)(?:;([^&]*))?(.*)$", _evidence, change)


def action(change: str, here: str = "") -> dict[str, object]:
    """Return the action that ``links.js`` reads for what a control says on the page ``here``."""
    if change.startswith("{"):
        found: dict[str, object] = json.loads(change)
        return found
    path, _, changes = _whole(change).partition("?")
    changed: dict[str, object] = {"set": dict(parse_qsl(changes, keep_blank_values=True))}
    page = path.replace("./", "")
    return changed if not path or page == here else {"page": page, **changed}


def follow(change: str, query: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Apply what a view differs by to the parameters of a view, as ``links.js`` does.

    Returns
    -------
    (str, dict of str to str)
        The path, "" for the page itself, and the parameters of the view that is led to.
    """
    path, _, changes = _whole(change).partition("?")
    found = dict(query)
    for name, value in parse_qsl(changes, keep_blank_values=True):
        found[name] = value
    return path, {name: value for name, value in found.items() if value}
