"""Write the static edition: ``make static OUT=site``, or ``python -m static_site OUT``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from content import store
from content.share import ADDRESS_VARIABLE, public_address
from static_site import placing
from static_site.edition import Order, build
from ui.page_shell import PAGES

VARIABLE = "ZMOS_STATIC_ADDRESS"  # such as https://mestne.example.si/arhiv


def parser() -> argparse.ArgumentParser:
    """Return what reads the command."""
    found = argparse.ArgumentParser("static_site", description=__doc__)
    found.add_argument("out", nargs="?", default="site", type=Path, help="the folder")
    found.add_argument(
        "--address",
        default=os.environ.get(VARIABLE, ""),
        type=_whole,
        help=f"where it will stand ({VARIABLE})",
    )
    found.add_argument("--pages", default=",".join(PAGES), type=_known, help="names, with commas")
    found.add_argument("--no-files", action="store_true", help="without the files to take away")
    found.add_argument("--most", type=int, default=0, help="values of each filter; 0 for all")
    return found


def _whole(address: str) -> str:
    """Refuse an address that would stand in links, and would lead nowhere in them."""
    if address and not address.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(
            f"{address} does not begin with https:// or http://, such as https://example.si/arhiv"
        )
    return address


def _known(pages: str) -> str:
    """Refuse pages that there are not."""
    if unknown := [name for name in pages.split(",") if name not in PAGES]:
        raise argparse.ArgumentTypeError(
            f"no page {', '.join(unknown)}; there are {', '.join(PAGES)}"
        )
    return pages


def check_live() -> None:
    """Leave an address of the live dashboard out that others could not open, and say so."""
    address = os.environ.get(ADDRESS_VARIABLE, "")
    if address and not public_address():
        print(
            f"{ADDRESS_VARIABLE}={address} is no address that others can open (https://…): the "
            "edition leads to no live dashboard.",
            file=sys.stderr,
        )
        del os.environ[ADDRESS_VARIABLE]  # the pages would name it, as a server's own do


def main(arguments: list[str]) -> int:
    """Write every file of the edition into a folder, which is new or of an earlier edition.

    It prints the page to open.
    """
    asked = parser().parse_args(arguments)
    check_live()
    try:
        placing.check(asked.out)
        store.hold()  # a release that comes meanwhile is that of the next edition
        placing.put(build(asked.pages.split(","), order_of(asked)), asked.out)
    except placing.PlaceError as refused:
        print(refused, file=sys.stderr)
        return 1
    print(asked.out / "index.html")
    return 0


def order_of(asked: argparse.Namespace) -> Order:
    """Return what is to be written."""
    address = asked.address.rstrip("/")
    return Order(public_address(), address, asked.most, has_files=not asked.no_files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
