"""A download: any address that a browser takes, within limits, with the true cause of a fault."""

from __future__ import annotations

import errno
import http.client
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from geodata.register import limits
from geodata.register.errors import BuildError

TIMEOUT_S = 60  # without a sign of life
DEADLINE_S = 900  # for the whole file
_BLOCK = 1 << 16
_SAFE = "/%:@!$&'()*+,;=~"
_LATER = "try again later, or save the file with a browser and name it"
_CHECK = "check the address"


def ascii_address(address: str) -> str:
    """Return an address as servers take it: blanks and letters such as č percent-encoded.

    Raises
    ------
    BuildError
        If it has no host, or one that cannot be.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise _cannot("a host and a path", "an address that cannot be read", _CHECK) from error
    if not host or re.search(r"[\s\x00-\x1f]", host):
        raise _cannot("a host and a path", "no host", _CHECK)
    login = parts.netloc.rpartition("@")[0]
    if login:
        raise _cannot(
            "an address without a password", "one", "save the file with a browser and name it"
        )
    place = f"[{host}]" if ":" in host else host
    return urlunsplit(
        (
            parts.scheme.lower(),
            place + (f":{port}" if port is not None else ""),
            _quoted(parts.path, _SAFE),
            _quoted(parts.query, f"{_SAFE}?"),
            "",
        )
    )


def _quoted(text: str, safe: str) -> str:
    """Percent-encode what is not; what is encoded already stays, a lone % is encoded."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=safe)


def download(address: str, target: Path) -> None:
    """Save what an address answers.

    Raises
    ------
    BuildError
        If it does not answer with a file, answers too much, or breaks off.
    """
    request = urllib.request.Request(
        ascii_address(address), headers={"User-Agent": "zmos-dashboard", "Accept": "*/*"}
    )
    try:
        with (
            urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer,
            target.open("wb") as file,
        ):
            size = _save(answer, file)
            promised = answer.headers.get("Content-Length", "")
    except urllib.error.HTTPError as error:
        raise _refused(error.code) from error
    except urllib.error.URLError as error:
        raise _unreached(error.reason) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreached(error) from error
    if promised.isdigit() and size < int(promised):
        raise _cannot(f"{promised} bytes", f"{size}, then the connection broke off", _LATER)
    limits.check_size(size)


def _save(answer: Any, file: Any) -> int:
    size, deadline = 0, time.monotonic() + DEADLINE_S
    while block := answer.read(_BLOCK):
        size += len(block)
        if size > limits.SOURCE_BYTES:
            raise _cannot(f"at most {limits.SOURCE_BYTES / 1e6:.0f} MB", "more", _CHECK)
        if time.monotonic() > deadline:
            raise _cannot(f"the file within {DEADLINE_S} s", "a slower answer", _LATER)
        file.write(block)
    return size


def _refused(status: int) -> BuildError:
    advice = {
        401: "save the file with a browser and name it",
        403: "save the file with a browser and name it",
        404: _CHECK,
        410: _CHECK,
    }.get(status, _CHECK if status < 500 else _LATER)
    return _cannot("the file", f"answer {status} of the server", advice)


def _unreached(cause: object) -> BuildError:
    """Say why there is no answer."""
    code = cause.errno if isinstance(cause, OSError) else None
    by_browser = "save the file with a browser and name it"
    told = (
        (
            isinstance(cause, socket.gaierror),
            "a server",
            "none of this name",
            f"{_CHECK} and the connection",
        ),
        (isinstance(cause, TimeoutError), "an answer", f"none within {TIMEOUT_S} s", _LATER),
        (isinstance(cause, ssl.SSLError), "a certificate that is trusted", "none", by_browser),
        (
            isinstance(cause, ConnectionRefusedError),
            "a server",
            "none that takes the connection",
            _CHECK,
        ),
        (isinstance(cause, ConnectionError), "a whole answer", "one that broke off", _LATER),
        (code in (errno.ENOSPC, errno.EDQUOT), "room for the file", "a full disk", "make room"),
        (code is not None, "a connection", "none to this server", f"{_CHECK} and the connection"),
    )
    for holds, expected, found, advice in told:
        if holds:
            return _cannot(expected, found, advice)
    return _cannot("a whole answer", "one that broke off", _LATER)


def _cannot(expected: str, found: str, advice: str) -> BuildError:
    return BuildError("cannot be downloaded", expected, found, advice)
