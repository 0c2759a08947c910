"""QR codes of links: in each kind, and nothing where a link is too long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.product import PACKAGES
from zmos_data.exports.qr import qr_address, qr_drawing, qr_picture

ROOT = Path(__file__).resolve().parents[2]
LINK = "https://zmos.example/?lang=sl"
LONG_LINK = f"https://zmos.example/?isci={'%F0%9F%9A%B2' * 200}&lang=sl"


def test_a_link_has_a_code_of_each_kind():
    assert qr_picture(LINK).startswith(b"\x89PNG")
    assert len(qr_picture(LINK, scale=12)) > len(qr_picture(LINK))
    assert str(qr_address(LINK)).startswith("data:image/png;base64,")
    assert qr_drawing(LINK).startswith("data:image/svg+xml")


@pytest.mark.parametrize("link", [LONG_LINK, "x" * 5000])
def test_a_link_that_is_too_long_has_none(link):
    assert qr_picture(link) == b""
    assert qr_address(link) is None
    assert qr_drawing(link) == ""


def test_no_other_module_makes_one():
    files = [path for folder in PACKAGES for path in (ROOT / folder).rglob("*.py")]
    makers = [path.name for path in files if re.search(r"\bsegno\b", path.read_text("utf-8"))]
    assert makers == ["qr.py"]
