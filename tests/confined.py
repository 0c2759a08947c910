"""A machine that the kernel keeps from writing and from the network: ``python -m tests.confined``.

It runs in namespaces of its own (`COMMAND`), where nothing but the loopback is up and the root is
read-only; one small disk can be written, which is then filled. What was answered it prints as JSON.
The kernel counts whatever would have left.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests import builders
from tests.releases import copy_of_package
from tests.server import ROOT, serving
from tests.sessions import session
from zmos_data import last_sound
from zmos_data.package import FOLDER_VARIABLE, Package, read_package
from zmos_data.release.folders import FolderStore
from zmos_data.release.model import NoStoreError

COMMAND = ("unshare", "--net", "--mount", "--propagation", "private")
DISK = "64m"
PAGES = ("?lang=sl", "projekti?lang=en", "readyz", "api/v1/projects.json", "app/static/view.png")
FILES = {"pptx": b"PK", "xlsx": b"PK", "gpkg": b"SQLite", "html": b"<!doctype", "csv": b'"project'}
_SET_FLAGS, _UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP


def is_allowed() -> bool:
    """Tell whether this machine lets somebody have namespaces of their own."""
    with suppress(OSError):
        return subprocess.run([*COMMAND, "true"], capture_output=True, check=False).returncode == 0
    return False


def confine(disk: Path) -> None:
    """Take the network and the disks from this process and its children, but for one small disk."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        fcntl.ioctl(one, _SET_FLAGS, struct.pack("16sh", b"lo", _UP))
    for command in (
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)],
        ["mount", "-o", "remount,ro,bind", "/"],
    ):
        subprocess.run(command, check=True)
    tempfile.tempdir = str(disk)


def left() -> dict[str, int]:
    """Return what would have left: packets without a way, of both kinds, and datagrams at all."""
    of_six = dict(line.split() for line in Path("/proc/net/snmp6").read_text().splitlines())
    return {
        "IPv4": _counted("Ip", "OutNoRoutes"),
        "IPv6": int(of_six["Ip6OutNoRoutes"]),
        "datagrams": _counted("Udp", "OutDatagrams"),  # such as questions for a name
    }


def _counted(protocol: str, name: str) -> int:
    lines = Path("/proc/net/snmp").read_text()
    names, values = re.findall(rf"^{protocol}: (.*)$", lines, re.MULTILINE)
    return int(dict(zip(names.split(), values.split(), strict=True))[name])


def asked(address: str, **headers: str) -> tuple[int, str, bytes]:
    """Ask an address; return status, language and content, whatever the answer."""
    try:
        with urlopen(Request(address, headers=headers), timeout=240) as answer:
            return answer.status, answer.headers.get("Content-Language", ""), answer.read()
    except HTTPError as error:
        return error.code, error.headers.get("Content-Language", ""), error.read()


def visit(address: str) -> dict[str, object]:
    """Ask for everything that a visitor asks for; return what came."""
    with session(address) as visitor:
        messages = len(visitor.run("obcina=061&lang=sl"))
    told = {path: asked(f"{address}/{path}")[0] for path in PAGES}
    told["an origin from outside"] = asked(f"{address}/_stcore/health", Origin="https://a.si")[0]
    return {"messages": messages, "pages": told, "files": files_of(address)}


def files_of(address: str) -> dict[str, str]:
    """Ask for files; return of each that it is one, or what was said in its place."""
    found = {}
    for code, begin in FILES.items():
        status, language, content = asked(f"{address}/datoteke/karta/{code}?lang=sl")
        is_file = status == 200 and content[: len(begin)].lower() == begin.lower()
        found[code] = "a file" if is_file else f"{status} {language} {content[:200]!r}"
    return found


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Fill a disk to its last byte."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(64_000))
    with filler.open("ab", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"0")
    try:
        yield
    finally:
        filler.unlink()


def renamed(draft: Path, name: str) -> Package:
    """Return a draft with another name of its first project."""
    builders.set_cell(draft, "projects", 2, "name_sl", name)
    return read_package(draft)


def released(root: Path, package: Package) -> str:
    """Release a package; return its number, or why it is none."""
    store = FolderStore(root)
    now = store.current()
    try:
        return str(store.publish(package, "Ana", "", now.number if now else None).number)
    except NoStoreError as error:
        return str(error)


def main(folder: Path) -> int:
    """Confine this process, run a server, visit it, fill its disk, visit it again."""
    disk = folder / "disk"
    disk.mkdir()
    confine(disk)
    found: dict[str, Any] = {}
    try:
        (ROOT / "written").touch()
    except OSError as error:
        found["writing"] = errno.errorcode[error.errno or 0]
    root, draft = (copy_of_package(disk / name) for name in ("root", "draft"))
    environment = {
        **dict.fromkeys(("HOME", "XDG_CACHE_HOME", "MPLCONFIGDIR"), "/nowhere"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(disk),
        FOLDER_VARIABLE: str(root),
        last_sound.FOLDER_VARIABLE: str(disk / "state"),
    }
    os.environ |= environment
    with serving("scripts/serve.py", environment=environment) as server:
        found["before"] = visit(server.address)
        first, second = renamed(draft, "Prvo"), renamed(draft, "Drugo")
        found["releases"] = [released(root, first)]
        with full(disk):
            found["releases"] += [released(root, second)]
            found["full"] = visit(server.address)
        found["releases"] += [released(root, second)]
        found["after"] = visit(server.address)
    found["left"] = left()
    with socket.socket() as outside, suppress(OSError):
        outside.connect(("192.0.2.1", 80))  # a network that is nobody's (RFC 5737)
    found["left then"] = left()
    print(json.dumps(found, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
