"""The server's side: keeps the process that is copied, and hears what its copies say."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from content import store
from documents.export import Listener, Step, heard_by
from ui.base_path import base_path
from ui.workshop import work
from ui.workshop.mother import CHECKSUM
from ui.workshop.work import Work
from zmos_data.model import DataError

# "off": everything is made by the server itself; "later": the process starts with the first piece.
VARIABLE = "ZMOS_WORKSHOP"
MOST_SECONDS = 180.0  # for a piece of work
_LOADING_SECONDS = 180.0  # until the process stands
_RENEW_SECONDS = 10.0  # between two that are loaded anew because of other data
CAN_COPY = hasattr(os, "fork")
LOG = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]


class WorkError(Exception):
    """A piece of work that failed in its process: its traceback, or how it ended."""


class Workshop:
    """The process that is copied; it ends by itself where no work comes for long."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._checksum = ""
        self._started = -_RENEW_SECONDS

    def open(self) -> None:
        """Start the process, so that the first piece of work need not wait for it."""
        if not os.environ.get(VARIABLE) and CAN_COPY:
            threading.Thread(target=self._prepare, name="workshop", daemon=True).start()

    def _prepare(self) -> None:
        try:
            self.begin()[0].close()
        except (DataError, OSError, EOFError) as error:
            LOG.warning("No heavy work can be done yet: %s.", error)

    def begin(self) -> tuple[Connection, int]:
        """Return the connection to a new copy, of the data that are served now, and its number."""
        with self._lock:
            if self._process is None or self._process.poll() is not None or self._is_old():
                self._start()
            try:
                return self._copy()
            except (OSError, EOFError):  # it has just ended, for want of work
                self._start()
                return self._copy()

    def stop(self) -> None:
        """End the process; copies that still work end with their piece."""
        with self._lock:
            self._stop()

    def _is_old(self) -> bool:
        is_other = self._checksum != store.dataset().checksum
        return is_other and time.monotonic() - self._started > _RENEW_SECONDS

    def _start(self) -> None:
        self._stop()
        ours, theirs = socket.socketpair()
        settings = {"STREAMLIT_SERVER_BASE_URL_PATH": base_path()}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ui.workshop.mother"],
                cwd=ROOT,
                stdin=theirs.fileno(),
                env=os.environ | settings,
                start_new_session=True,
            )
        ours.settimeout(_LOADING_SECONDS)
        self._control, self._started = ours, time.monotonic()
        self._checksum = ours.recv(CHECKSUM, socket.MSG_WAITALL).decode()

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
        self._process = self._control = None

    def _copy(self) -> tuple[Connection, int]:
        if self._control is None:
            raise OSError("no process")
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [b"."], [theirs.fileno()])
        told = Connection(ours.detach())
        if not told.poll(_LOADING_SECONDS):
            raise EOFError
        return told, int(told.recv())


WORKSHOP = Workshop()


class Piece:
    """A piece of work in the making.

    Parameters
    ----------
    work : Work
        What is made.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._process: int | None = None
        self._is_wanted = True

    def make(self, hear: Listener) -> Any:
        """Make it in a process of its own and return it; its steps are heard meanwhile.

        Raises
        ------
        WorkError
            If it fails, is broken off, or takes too long.
        """
        if os.environ.get(VARIABLE) == "off" or not CAN_COPY:
            with heard_by(hear):
                return work.make(self._work)
        try:
            told, self._process = WORKSHOP.begin()
            with told:
                if self._is_wanted:
                    told.send(self._work)
                return self._made(told, hear)
        except (EOFError, OSError) as error:
            raise WorkError(f"{self._work.kind}: its process has ended") from error
        finally:
            self._process = None

    def _made(self, told: Connection, hear: Callable[[Step], None]) -> Any:
        deadline = time.monotonic() + MOST_SECONDS
        while told.poll(max(0.0, deadline - time.monotonic())):
            match told.recv():
                case Step() as step:
                    hear(step)
                case "bytes":  # some are a hundred megabytes, which are not to be copied
                    return told.recv_bytes()
                case "made", made:
                    return made
                case "failed", why:
                    raise WorkError(why)
        self.break_off()
        raise WorkError(f"{self._work.kind}: nothing came within {MOST_SECONDS:.0f} s")

    def break_off(self) -> None:
        """End its process: nobody waits for it any more."""
        self._is_wanted = False
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
