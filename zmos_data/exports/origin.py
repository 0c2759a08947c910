"""Where an export comes from: what each file says of itself besides its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zmos_data.exports.qr import qr_address
from zmos_data.exports.stamp import Receipt

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Origin:
    """What an export says of itself.

    Attributes
    ----------
    receipt : Receipt
        Id, versions and figures of the view.
    link : str
        Address of the view with its receipt; "" where nobody else could open one.
    place : str
        The same below the dashboard's address: path and query. A receipt is checked by it too.
    view : str
        The view in one sentence.
    language : str
        Language of the sentence.
    """

    receipt: Receipt
    link: str
    place: str
    view: str
    language: str

    def members(self) -> dict[str, Any]:
        """Return everything as plain members, for formats that have a place for it."""
        receipt = self.receipt
        return {
            "receipt": receipt.id,
            "link": self.link or None,
            "place": self.place,
            "qr_code": qr_address(self.link) if self.link else None,
            "view": self.view,
            "language": self.language,
            "created": receipt.created.isoformat(),
            "data_version": receipt.data_version,
            "data_checksum": receipt.checksum,
            "app_version": receipt.app_version,
            "figures": receipt.figures(),
            "licence": LICENCE,
            "licence_url": LICENCE_URL,
        }
