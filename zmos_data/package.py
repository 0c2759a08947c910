"""The files of a data package as they were in one moment, whatever stands in their place."""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from zmos_data import limits
from zmos_data.contract import contract, table_path
from zmos_data.phrase import Phrase

PACKAGE_FOLDER = Path(__file__).resolve().parent
FOLDER_VARIABLE = "ZMOS_DATA"  # an operator's own folder with a data package
DESCRIPTOR = "datapackage.json"
VALIDATED = "validated.sha256"  # of the last state that passed the checks
READABLE = Phrase("the file can be read")


def package_folder() -> Path:
    """Return the folder of the data package: the operator's own, or the shipped one."""
    return Path(os.environ.get(FOLDER_VARIABLE) or PACKAGE_FOLDER)


def package_paths() -> tuple[str, ...]:
    """Return the files of a package, from its folder: the descriptor and each table."""
    return (DESCRIPTOR, *sorted(map(table_path, contract())))


@dataclass(frozen=True)
class Package:
    """The files of a data package.

    Attributes
    ----------
    files : mapping of str to bytes
        What stands in each file that could be read, by its path from the folder.
    unread : mapping of str to str
        Why a file could not be read, by its path.
    """

    files: Mapping[str, bytes]
    unread: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def checksum(self) -> str:
        """SHA-256 over the descriptor and the tables, with their names."""
        digest = hashlib.sha256()
        for path in package_paths():
            if path == DESCRIPTOR or path in self.files:
                digest.update(path.rpartition("/")[2].encode())
                # A checkout on Windows may end lines with CRLF; the tables are still the same.
                digest.update(self.files.get(path, b"").replace(b"\r\n", b"\n"))
        return digest.hexdigest()

    def compressed(self) -> Package:
        """Return the same package with its files compressed, to be held for long."""
        found = Package(_Compressed(self.files), self.unread)
        vars(found)["checksum"] = self.checksum  # nobody unpacks all files for it again
        return found


class _Compressed(Mapping[str, bytes]):
    """Contents of files by path, each unpacked when it is asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._packed = {path: zlib.compress(content, level=1) for path, content in files.items()}

    def __getitem__(self, path: str) -> bytes:
        return zlib.decompress(self._packed[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class UnreadableError(Exception):
    """A file that cannot be read; carries the reason in words."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def read_package(folder: Path) -> Package:
    """Read every file of a package once; what cannot be read is named, never raised."""
    files: dict[str, bytes] = {}
    unread: dict[str, str] = {}
    for path in package_paths():
        most = limits.DESCRIPTOR_BYTES if path == DESCRIPTOR else limits.TABLE_BYTES
        try:
            files[path] = read_file(folder / path, most)
        except UnreadableError as error:
            unread[path] = error.reason
    return Package(files, unread)


def checksum(folder: Path) -> str:
    """Compute the checksum of the package in a folder; see `Package.checksum`."""
    return read_package(folder).checksum


def read_file(path: Path, most: int) -> bytes:
    """Read a plain file of at most ``most`` bytes; a pipe never holds the reader up.

    Raises
    ------
    UnreadableError
        With the reason in words; the system's own text names paths of the server.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError(Phrase("no file")) from None
    except PermissionError:
        # Windows says so of a folder; `Path.is_dir` raises where it may not look.
        folder = os.path.isdir(path)  # noqa: PTH112
        raise UnreadableError(_FOLDER if folder else Phrase("no permission to read it")) from None
    except OSError:
        raise UnreadableError(_STRANGE) from None
    try:
        return _content(handle, most)
    except OSError:
        raise UnreadableError(_STRANGE) from None
    finally:
        os.close(handle)


_FOLDER = Phrase("a folder")
_STRANGE = Phrase("something that cannot be read")


def _content(handle: int, most: int) -> bytes:
    found = os.fstat(handle)
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError(_FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(Phrase("no plain file"))
    if found.st_size > most:
        raise UnreadableError(Phrase("{size} MB", size=-(-found.st_size // limits.MB)))
    with os.fdopen(os.dup(handle), "rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise UnreadableError(Phrase("{size} MB", size=-(-len(content) // limits.MB)))
    return content
