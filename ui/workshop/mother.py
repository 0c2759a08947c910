"""The process of which each piece of work gets a copy, with everything loaded: ``python -m``.

A copy shares the memory of what is loaded, begins at once, and gives back all that it took when
it ends. Nothing runs beside in this process, so that it may be copied.
"""

from __future__ import annotations

import gc
import os
import pkgutil
import signal
import socket
import sys
import traceback
from importlib import import_module
from multiprocessing.connection import Connection

import documents
from content import store
from documents.export import heard_by
from ui.workshop import work
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError

IDLE_SECONDS = 600.0  # without work, until the memory of it is given back
NICE = 5  # visitors' clicks come first
CHECKSUM = 64  # letters


def main() -> int:
    """Load everything, say of which data, then copy this process for each socket that comes."""
    control = socket.socket(fileno=sys.stdin.fileno())
    control.settimeout(IDLE_SECONDS)
    control.sendall(_load().encode())
    os.nice(NICE)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a copy has ended
    while True:
        try:
            _, found, _, _ = socket.recv_fds(control, 1, 1)
        except TimeoutError:
            return 0
        if not found:  # the server is gone
            return 0
        if os.fork() == 0:
            control.detach()
            _serve(Connection(found[0]))
        os.close(found[0])


def _load() -> str:
    """Load what the work needs; return the checksum of the data, dashes where there are none."""
    work.load()
    for module in pkgutil.iter_modules(documents.__path__, "documents."):
        if not module.ispkg:
            import_module(module.name)
    try:
        checksum = store.hold().checksum
    except DataError:
        return "-" * CHECKSUM
    for language in LANGUAGES:
        store.text(language)
    gc.collect()
    gc.freeze()
    return checksum


def _serve(told: Connection) -> None:
    """Do one piece of work, say its steps and what came of it, and end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        told.send(os.getpid())
        with heard_by(told.send):
            made = work.make(told.recv())
        if isinstance(made, bytes):
            told.send("bytes")
            told.send_bytes(made)
        else:
            told.send(("made", made))
    except (OSError, EOFError):  # nobody waits for it any more
        os._exit(1)
    except Exception:
        told.send(("failed", traceback.format_exc()))
    finally:
        told.close()
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
