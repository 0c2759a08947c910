"""What a click on the map says: a town, a town to be compared, or a project at its site."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ui.map_component import CLICKED

_CLICK = re.compile(r"(?P<code>\d{3}(?:-\d{2,12})?)(?P<plus>\+?)@(?P<number>\d{1,18})@\d+")


def clicked(
    value: object, towns: Sequence[str], projects: Container[str] = ()
) -> tuple[str | None, bool, int]:
    """Read the code of a town or project, whether it is to be compared, and the click's number.

    The map sends ``{CLICKED: "061@1732800000000@2"}``: the code, the number of the click, and how
    often the map has sent one. ``061+@…`` puts the town into the comparison, ``061-04@…`` is a
    project.
    """
    tooltip = value.get(CLICKED) if isinstance(value, dict) else None
    found = _CLICK.fullmatch(tooltip) if isinstance(tooltip, str) else None
    if not found or not (found["code"] in towns or found["code"] in projects):
        return None, False, 0
    return found["code"], bool(found["plus"]), int(found["number"])
