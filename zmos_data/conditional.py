"""What a client says in the headers of a request: which coding it takes, what it holds already."""

from __future__ import annotations


def holds(header: str, etag: str) -> bool:
    """Tell whether a client that sends ``If-None-Match`` holds what has this ETag."""
    tags = [tag.strip().removeprefix("W/") for tag in header.split(",")]
    return etag in tags or "*" in tags


def takes(header: str, coding: str) -> bool:
    """Tell whether ``Accept-Encoding`` takes a coding; ``gzip;q=0`` says that it does not."""
    for part in header.lower().split(","):
        named, _, weight = part.replace(" ", "").partition(";q=")
        if named == coding:
            return weight.strip("0.") != "" if weight else True
    return False
