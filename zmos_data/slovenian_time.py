"""The clock on the wall in Slovenia, by which people there know a moment."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Ljubljana")


def in_slovenia(moment: datetime) -> datetime:
    """Return a moment by Slovenian time; its date is the day on which it was there."""
    return moment.astimezone(_ZONE)
