"""Find the browser, the office programs, the database, nginx, systemd, the spell checker and node.

On Debian as root they are installed where there are none.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# The spell checker: its packages, and its dictionaries as it names them.
SPELLING = ("hunspell", "hunspell-sl", "hunspell-en-gb")
DICTIONARIES = {"sl": "sl_SI", "en": "en_GB"}
# What checks the scripts of the pages: eslint asks for this version of node or a newer one.
NODE = ("nodejs", "npm")
NODE_VERSION = (18, 18)


def find_browser() -> str | None:
    """Return the path of an installed Chrome, Chromium or Edge, or None."""
    found = (shutil.which(name) for name in NAMES)
    there = (path for path in PATHS if Path(path).exists())
    return next((path for path in (*found, *there) if path), None)


def find_office() -> str | None:
    """Return the path of LibreOffice, which opens the presentations of a test, or None."""
    return shutil.which("soffice")


def find_calc() -> str | None:
    """Return the path of LibreOffice Calc, which opens the tables of a test, or None."""
    return shutil.which("localc") or (None if sys.platform == "linux" else find_office())


def find_poppler() -> str | None:
    """Return the path of pdftoppm, with which a test looks at the pages of a PDF, or None."""
    return shutil.which("pdftoppm")


def find_hunspell() -> str | None:
    """Return the path of hunspell, or None where it or one of its dictionaries is missing."""
    path = shutil.which("hunspell")
    if path is None:
        return None
    told = subprocess.run([path, "-D"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    lists = (told.stdout + told.stderr).split()
    known = {Path(os.fsdecode(line)).name for line in lists}
    return path if known >= set(DICTIONARIES.values()) else None


def find_postgres() -> str | None:
    """Return the path of PostgreSQL's server, in which tests keep releases, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    for path in (shutil.which("postgres"), *(str(folder / "postgres") for folder in folders)):
        if path and Path(path).resolve().with_name("initdb").exists():
            return str(Path(path).resolve())
    return None


def find_nginx() -> str | None:
    """Return the path of nginx, which serves the dashboard in a test, or None."""
    path = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    return str(Path(path).resolve()) if path else None


def find_systemd() -> str | None:
    """Return the path of the program that checks units of systemd in a test, or None."""
    return shutil.which("systemd-analyze")


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def find_node() -> str | None:
    """Return the path of node, or None where it or npm is missing or it is too old."""
    path = shutil.which("node")
    if path is None or shutil.which("npm") is None:
        return None
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.(\d+)", told.stdout)
    return path if found and tuple(map(int, found.groups())) >= NODE_VERSION else None


def install(*packages: str) -> bool:
    """Install packages of Debian's; False where that cannot be done."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages])
    for command in commands:
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            return False
    return True


def is_there(find: Callable[[], str | None], packages: tuple[str, ...], need: str) -> bool:
    """Find a program or install it; where neither can be done, say what needs it."""
    if find() or (install(*packages) and find()):
        return True
    print(f"{need}; on Debian: apt install {' '.join(packages)}", file=sys.stderr)
    return False


def main() -> int:
    """Make sure that the programs are there; a line each for what is missing, and 1."""
    programs = (
        (find_browser, ("chromium",), "The browser tests need Chrome, Chromium or Edge"),
        (find_office, ("libreoffice-impress",), "A test of the presentations needs LibreOffice"),
        (find_calc, ("libreoffice-calc",), "A test of the tables needs LibreOffice Calc"),
        (find_poppler, ("poppler-utils",), "A test of the PDF files needs poppler"),
        (find_postgres, ("postgresql",), "Tests of the releases need PostgreSQL"),
        (find_nginx, ("nginx",), "Tests of what serves the dashboard need nginx"),
        (find_systemd, ("systemd",), "A test of the unit in deploy/ needs systemd-analyze"),
        (find_hunspell, SPELLING, "The spelling is checked with hunspell and two dictionaries"),
    )
    missing = False
    for find, packages, need in programs:
        missing |= not is_there(find, packages, need)
    return int(missing)


if __name__ == "__main__":
    sys.exit(main())
