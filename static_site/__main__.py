"""Write the static edition: ``make static OUT=site``, or ``python -m static_site OUT``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from content.share import public_address
from static_site.edition import Order, build
from ui.page_shell import PAGES

VARIABLE = "ZMOS_STATIC_ADDRESS"  # such as https://mestne.example.si/arhiv


def parser() -> argparse.ArgumentParser:
    """Return what reads the command."""
    found = argparse.ArgumentParser("static_site", description=__doc__)
    found.add_argument("out", nargs="?", default="site", type=Path, help="the folder")
    found.add_argument(
        "--address", default=os.environ.get(VARIABLE, ""), help=f"where it will stand ({VARIABLE})"
    )
    found.add_argument("--pages", default=",".join(PAGES), help="names, with commas")
    found.add_argument("--no-files", action="store_true", help="without the files to take away")
    found.add_argument("--most", type=int, default=0, help="values of each filter; 0 for all")
    return found


def main(arguments: list[str]) -> int:
    """Write every file of the edition into a folder, which is new or of an earlier edition."""
    asked = parser().parse_args(arguments)
    write(build(asked.pages.split(","), order_of(asked)), asked.out)
    return 0


def order_of(asked: argparse.Namespace) -> Order:
    """Return what is to be written."""
    address = asked.address.rstrip("/")
    return Order(public_address(), address, asked.most, has_files=not asked.no_files)


def write(files: dict[str, bytes], out: Path) -> None:
    """Write files into a folder, each under its path."""
    for path, content in files.items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
