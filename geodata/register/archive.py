"""Archives, by their content: zip and gzip, also within one another, unpacked within limits."""

from __future__ import annotations

import gzip
import lzma
import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from geodata.register import limits
from geodata.register.errors import BuildError, listed, reason
from geodata.register.formats import READABLE, format_of, head_of, is_gzip, is_zip, refusal
from geodata.register.source import safe_name

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    gzip.BadGzipFile,
    EOFError,
    struct.error,
)


def datasets(path: Path, folder: Path) -> list[Path]:
    """Return the files that can be imported: the file itself, or those in an archive.

    Parameters
    ----------
    path : pathlib.Path
        A file, an archive or an archive of archives.
    folder : pathlib.Path
        Where archives are unpacked.

    Raises
    ------
    BuildError
        If there is none, or the archive is damaged, locked, too large or unsafe.
    """
    head = head_of(path)
    if not is_zip(head) and not is_gzip(head):
        if format_of(path) is None:
            raise refusal(path)
        return [path]
    names: list[str] = []
    found = _unpack(path, folder, limits.Budget(), 1, names)
    if not found:
        raise BuildError(
            "archive", READABLE, listed(names), "take the archive that holds the municipalities"
        )
    return found


def _unpack(
    path: Path, folder: Path, budget: limits.Budget, depth: int, names: list[str]
) -> list[Path]:
    """Unpack one archive and those in it; names gathers what is no data."""
    if depth > limits.DEPTH:
        raise BuildError(
            "archive",
            f"at most {limits.DEPTH} archives in one another",
            "more",
            "take the file of the municipalities out of it and name that",
        )
    inside = folder / f"archive{depth}-{len(list(folder.iterdir()))}"
    inside.mkdir()
    try:
        members = _members(path, inside, budget)
    except _BROKEN as error:
        raise BuildError(
            "archive", "a whole one", "one that is damaged or cut off", "get the file anew"
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        raise _unusual() from error
    except OSError as error:
        raise BuildError(
            "archive",
            "files that can be unpacked",
            reason(error),
            "unpack it and name the file in it",
        ) from error
    found = []
    for member in members:
        head = head_of(member)
        if is_zip(head) or is_gzip(head):
            found += _unpack(member, folder, budget, depth + 1, names)
        elif format_of(member):
            found.append(member)
        else:
            names.append(member.name)
    return found


def _members(path: Path, inside: Path, budget: limits.Budget) -> list[Path]:
    if is_gzip(head_of(path)):
        target = inside / (path.stem if path.suffix.lower() == ".gz" else path.name)
        budget.check([0])
        with gzip.open(path, "rb") as source, target.open("wb") as file:
            budget.copy(source, file)
        return [target]
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        budget.check([info.file_size for info in members])
        for info in members:
            _check(info)
        stems: dict[str, str] = {}
        paths = [
            _extract(archive, info, inside, budget, stems)
            for info in members
            if not _is_litter(PurePosixPath(info.filename))
        ]
        return list(dict.fromkeys(paths))


def _check(info: zipfile.ZipInfo) -> None:
    """Refuse a name that leads out of the folder, a link, and a password."""
    name = info.filename.replace("\\", "/")
    outside = name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in name.split("/")
    if outside or stat.S_ISLNK(info.external_attr >> 16):
        raise BuildError(
            "archive",
            "files within it",
            f"one that leads out of it ({listed([info.filename])})",
            "do not trust it; get it anew from its publisher",
        )
    if info.flag_bits & 1:
        raise BuildError(
            "archive",
            "one without a password",
            "a locked one",
            "unpack it and name the file in it",
        )


def _unusual() -> BuildError:
    return BuildError(
        "archive",
        "a usual zip",
        "a way of packing that few know",
        "unpack it and name the file in it",
    )


def _is_litter(name: PurePosixPath) -> bool:
    """Tell what systems leave in archives: ``__MACOSX/``, ``._obcine.shp``, ``.DS_Store``."""
    return "__MACOSX" in name.parts or name.name.startswith(".")


def _extract(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    inside: Path,
    budget: limits.Budget,
    stems: dict[str, str],
) -> Path:
    """Write one member, its folders and its name made safe, its ending in small letters.

    ``stems`` remembers how names were first spelt, so that OB.SHP finds ob.dbf.
    """
    *parents, name = info.filename.replace("\\", "/").split("/")
    folder = inside.joinpath(*(safe_name(part) for part in parents if part not in ("", ".")))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / safe_name(name)
    stem = stems.setdefault(str(folder / path.stem).casefold(), path.stem)
    path = path.with_name(stem + path.suffix.lower())
    with archive.open(info) as source, path.open("wb") as file:
        budget.copy(source, file)
    return path
