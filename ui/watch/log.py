"""The server's log as lines of JSON, where an operator wants it, and without addresses always."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime

VARIABLE = "ZMOS_LOG"
_OF_CONNECTIONS = "uvicorn.error"  # says of each tab from where it came, and with which query
_SERVERS = ("uvicorn", "streamlit")


class Lines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def without_addresses(record: logging.LogRecord) -> bool:
    """Tell whether a record of uvicorn's may be written: those of tabs name their address."""
    return "WebSocket" not in str(record.msg) and not str(record.msg).startswith("connection ")


def begin() -> None:
    """Set the log up; called when the server stands, whose own loggers are there then."""
    logging.getLogger(_OF_CONNECTIONS).addFilter(without_addresses)
    if os.environ.get(VARIABLE, "").strip().lower() != "json":
        return
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.addHandler(handler)
    logging.getLogger("ui.watch").setLevel(logging.INFO)
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _SERVERS:
            for each in logging.getLogger(name).handlers:
                each.setFormatter(Lines())
