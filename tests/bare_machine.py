"""A machine that gives little: a disk that cannot be written but for /tmp, no home, no network.

As `sitecustomize` of a server's own folder it stands before everything else; it works without
rights of any kind, where a container has no namespaces. What was asked of it is noted.
"""

from __future__ import annotations

from pathlib import Path

HOOK = """
import errno, os, sys
TOLD, FREE = {told!r}, ({free!r}, "/dev/")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate")
HOME = ("127.0.0.1", "::1", "localhost", "0.0.0.0", None, "")
told = os.open(TOLD, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def note(words):
    os.write(told, (words + "\\n").encode())

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        path = os.fsdecode(path) if isinstance(path, (str, bytes)) else FREE[0]
        if flags & WRITING and not path.startswith(FREE):
            raise OSError(errno.EROFS, "Read-only file system", path)
    elif event in CHANGES:
        path = os.fsdecode(arguments[0])
        if path.startswith("/") and not path.startswith(FREE):
            raise OSError(errno.EROFS, "Read-only file system", path)
    elif event == "socket.getaddrinfo" and arguments[0] not in HOME:
        note(f"name {{arguments[0]}}")
        raise OSError(errno.ENETUNREACH, "Network is unreachable")
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in HOME:
            note(f"{{event}} {{address}}")
            raise OSError(errno.ENETUNREACH, "Network is unreachable")

sys.addaudithook(watch)
"""


def environment(folder: Path, root: Path) -> dict[str, str]:
    """Return the variables of a process on such a machine; ``folder`` is written into before."""
    temporary, told = folder / "tmp", str(folder / "asked")
    temporary.mkdir()
    hook = HOOK.format(told=told, free=str(temporary))
    (folder / "sitecustomize.py").write_text(hook, encoding="utf-8")
    names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "MPLCONFIGDIR", "ZMOS_STATE")
    return {
        "PYTHONPATH": f"{folder}:{root}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": "",  # no fc-list, which finds fonts
        "TMPDIR": str(temporary),
        **dict.fromkeys(names, str(folder / "nowhere")),
    }


def asked(folder: Path) -> list[str]:
    """Return whom outside a process of the machine has asked."""
    return (folder / "asked").read_text(encoding="utf-8").splitlines()
