"""Find the browser and the office programs that the tests drive.

On Debian as root they are installed where there are none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
         "microsoft-edge", "microsoft-edge-stable", "msedge")  # fmt: skip
PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


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


def install(package: str) -> bool:
    """Install a package of Debian's; False where that cannot be done."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package])
    for command in commands:
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            return False
    return True


def main() -> int:
    """Make sure that the programs are there; a line each for what is missing, and 1."""
    programs = (
        (find_browser, "chromium", "The browser tests need Chrome, Chromium or Edge"),
        (find_office, "libreoffice-impress", "A test of the presentations needs LibreOffice"),
        (find_calc, "libreoffice-calc", "A test of the tables needs LibreOffice Calc"),
    )
    missing = 0
    for find, package, need in programs:
        if not (find() or (install(package) and find())):
            print(f"{need}; on Debian: apt install {package}", file=sys.stderr)
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main())
