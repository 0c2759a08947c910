"""Time of the processor that a server and a page use: hardly more on a busy machine."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import CDPSession, Page

_TICKS = os.sysconf("SC_CLK_TCK")


def server_ms(process: int) -> float:
    """Return the time that a process has used so far, in ms; it is counted in steps of 10."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / _TICKS


def of_page(page: Page) -> CDPSession:
    """Open what tells the time of a page's own process."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def page_ms(session: CDPSession) -> float:
    """Return the time that the process of a page has used so far, in ms."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(m["value"] for m in metrics if m["name"] == "ProcessTime") * 1000
