"""The source as the operator names it, put into a folder of our own: a file or an address."""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from geodata.register.download import download
from geodata.register.errors import BuildError, plain, reason
from geodata.register.limits import check_size

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_KINDS = (
    (stat.S_ISDIR, "a folder", "name the file in it"),
    (stat.S_ISFIFO, "a pipe", "save what comes through it in a file and name that"),
    (stat.S_ISSOCK, "a socket", "name a file"),
    (stat.S_ISCHR, "a device", "name a file"),
    (stat.S_ISBLK, "a device", "name a file"),
)


def source_name(source: str) -> str:
    """Return what the messages call a source: the file's name, without folders and passwords."""
    if scheme_of(source) in ("http", "https", "file"):
        host, _, path = re.sub(r"^[^:]*://|[?#].*", "", source.strip()).partition("/")
        name = Path(unquote(path)).name or host.rpartition("@")[2]
    else:
        name = Path(source).name
    return plain(name or source)


def scheme_of(source: str) -> str:
    """Return the scheme of an address in small letters; nothing for a path."""
    found = _SCHEME.match(source.strip())
    return found.group(1).lower() if found else ""


def fetch(source: str, folder: Path) -> Path:
    """Put a copy of the source into a folder: a whole Shapefile, or what an address answers.

    A copy of our own has a name that no reader takes for an archive or an address, and the
    operator's folder stays as it is.

    Parameters
    ----------
    source : str
        Path, or address with http, https or file.
    folder : pathlib.Path
        An empty folder.

    Raises
    ------
    BuildError
        If there is no such file, it cannot be read, or the address does not answer with one.
    """
    if not source.strip():
        raise BuildError("source", "a path or an address", "nothing", "name the file")
    scheme = scheme_of(source)
    if scheme in ("http", "https"):
        target = folder / safe_name(source_name(source))
        download(source.strip(), target)
        return target
    if scheme == "file":
        return _copy(Path(unquote(urlsplit(source.strip()).path)), folder)
    if scheme:
        raise BuildError(
            "address", "http, https, file or a path", scheme, "download it and name the file"
        )
    return _copy(Path(source), folder)


def safe_name(name: str) -> str:
    """Return a file name without signs that readers of files give a meaning of their own."""
    return re.sub(r"[^\w .-]", "_", name).lstrip(".") or "boundaries"


def _copy(path: Path, folder: Path) -> Path:
    try:
        state = path.stat()
        for is_kind, kind, advice in _KINDS:
            if is_kind(state.st_mode):
                raise BuildError("source", "a file", kind, advice)
        check_size(state.st_size)
        target = folder / safe_name(path.stem + path.suffix.lower())
        shutil.copyfile(path, target)
        for beside, ending in _companions(path):
            check_size(beside.stat().st_size or 1)
            shutil.copyfile(beside, folder / (target.stem + ending))
    except OSError as error:
        raise _unreadable(path, error) from error
    return target


def _companions(path: Path) -> list[tuple[Path, str]]:
    """Return the other files of a Shapefile or GeoPackage with their endings as readers look for.

    A Shapefile finds its table however the two are spelt: ``OB.SHP`` and ``ob.dbf``.
    """
    kind = path.suffix.lower()
    if kind == ".gpkg":  # what SQLite has not yet written into the file itself
        log = path.with_name(f"{path.name}-wal")
        return [(log, ".gpkg-wal")] if log.is_file() else []
    if kind not in _SHAPEFILE:
        return []
    return [
        (other, other.suffix.lower())
        for other in path.parent.iterdir()
        if other.stem.casefold() == path.stem.casefold()
        and other.suffix.lower() in _SHAPEFILE
        and other.suffix.lower() != kind
        and other.is_file()
    ]


def _unreadable(path: Path, error: OSError) -> BuildError:
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114  (never raise)
        return BuildError("source", "a file", "a link that leads nowhere", "name the file itself")
    found, advice = {
        FileNotFoundError: ("none", "check the path"),
        PermissionError: ("one that may not be read", "give yourself the right to read it"),
    }.get(type(error), (reason(error), "check the path"))
    return BuildError("source", "a file", found, advice)
