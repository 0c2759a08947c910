"""QR codes of links; a link that is too long for one has none."""

from __future__ import annotations

from io import BytesIO

import segno

_BORDER = 4  # the quiet zone, in modules


def _code(link: str) -> segno.QRCode | None:
    """Make the code; None where the link is too long: some 2.3 kB, as a search can write it."""
    try:
        return segno.make_qr(link, error="m")
    except segno.DataOverflowError:
        return None


def qr_picture(link: str, scale: int = 4) -> bytes:
    """Draw the QR code of a link as PNG, black on white; empty where the link is too long."""
    buffer = BytesIO()
    if code := _code(link):
        code.save(buffer, kind="png", scale=scale, border=_BORDER)
    return buffer.getvalue()


def qr_address(link: str) -> str | None:
    """Write the QR code of a link as a data address of a PNG; None where the link is too long."""
    code = _code(link)
    return code.png_data_uri(scale=4, border=_BORDER) if code else None


def qr_drawing(link: str) -> str:
    """Write the QR code of a link as a data address of an SVG; "" where the link is too long."""
    code = _code(link)
    if code is None:
        return ""
    return str(code.svg_data_uri(scale=4, border=_BORDER, dark="#000", light="#fff"))
