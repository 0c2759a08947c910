"""How much an import reads: what is larger is no register, or an archive that means harm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Protocol

from geodata.register.errors import BuildError

SOURCE_BYTES = 300_000_000  # a file or download
UNPACKED_BYTES = 1_000_000_000  # everything that comes out of an archive
MEMBERS = 1_000  # files in an archive, those of inner archives too
DEPTH = 3  # archives in archives
FEATURES = 200_000  # Europe has 98,000 municipalities
_BLOCK = 1 << 20


class Readable(Protocol):
    """A member of an archive, of whichever kind."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""


class Budget:
    """What an archive, and every archive in it, may still unpack."""

    def __init__(self) -> None:
        self._bytes, self._members = UNPACKED_BYTES, MEMBERS

    def check(self, sizes: Sequence[int]) -> None:
        """Refuse an archive before it is unpacked, by the sizes that it declares.

        They need not be true: `copy` counts what comes.
        """
        self._members -= len(sizes)
        if self._members < 0:
            raise _too_much(f"at most {MEMBERS} files")
        if sum(sizes) > self._bytes:
            raise _too_much_bytes()

    def copy(self, source: Readable, target: IO[bytes]) -> None:
        """Copy a member as far as the limit allows, whatever size it declares."""
        while block := source.read(_BLOCK):
            self._bytes -= len(block)
            if self._bytes < 0:
                raise _too_much_bytes()
            target.write(block)


def _too_much(expected: str) -> BuildError:
    return BuildError(
        "archive", expected, "more", "take the file of the municipalities out of it and name that"
    )


def _too_much_bytes() -> BuildError:
    return _too_much(f"at most {UNPACKED_BYTES / 1e6:.0f} MB when unpacked")


def check_size(size: int) -> None:
    """Refuse a file that is empty or too large.

    Raises
    ------
    BuildError
        If there is nothing in it, or more than the limit.
    """
    if size == 0:
        raise BuildError("file", "the municipalities", "an empty file", "get the file anew")
    if size > SOURCE_BYTES:
        raise BuildError(
            "file",
            f"at most {SOURCE_BYTES / 1e6:.0f} MB",
            f"{size / 1e6:.0f} MB",
            "take a file that holds the municipalities alone",
        )
