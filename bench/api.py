"""How long the web interface takes: an answer that is unchanged, and a full one."""

from __future__ import annotations

import http.client
import statistics
import time
from urllib.parse import urlsplit

ASKED = 50
PATH = "/api/v1/municipalities.geojson?tema=urban_environment&kazalnik=total_eur"


def api(address: str) -> dict[str, float]:
    """Measure the web interface of a server that runs the dashboard.

    Returns
    -------
    dict of str to float
        Medians in ms on a connection that stays open: ``unchanged_ms`` for a 304 and
        ``full_ms`` for the municipalities with their polygons, compressed.
    """
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    headers = {"Accept-Encoding": "gzip"}
    known = {**headers, "If-None-Match": _ask(connection, headers, 200)[1]}
    full, unchanged = [], []
    for _ in range(ASKED):  # turn by turn
        full.append(_ask(connection, headers, 200)[0])
        unchanged.append(_ask(connection, known, 304)[0])
    connection.close()
    return {"unchanged_ms": statistics.median(unchanged), "full_ms": statistics.median(full)}


def _ask(
    connection: http.client.HTTPConnection, headers: dict[str, str], status: int
) -> tuple[float, str]:
    """Ask once: the time in ms and the ETag."""
    start = time.perf_counter()
    connection.request("GET", PATH, headers=headers)
    answer = connection.getresponse()
    answer.read()
    elapsed = (time.perf_counter() - start) * 1000
    if answer.status != status:
        raise RuntimeError(f"{PATH}: {answer.status}, expected {status}")
    return elapsed, answer.headers["ETag"]
