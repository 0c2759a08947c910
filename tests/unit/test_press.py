"""What journalists and developers are told to take is there."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from api.app import Request, respond
from content.press import items
from tests.pages import build_page

SITE = "https://example.si/karta"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_address_of_the_interface_answers(dataset, language):
    page = build_page(
        dataset, language, themes=("energy_efficiency",), search='"A & B"', total_min=1e6
    )
    found = [item.address for item in items(page, SITE) if item.address.startswith(SITE)]
    assert len(found) == 3
    for address in found:
        asked = urlsplit(address)
        path = asked.path.removeprefix("/karta/api/")
        assert respond(Request("GET", path, asked.query, base="/karta")).status == 200, address
    assert "tema=energy_efficiency" in found[0]


def test_a_contact_is_named_where_the_operator_has_set_one(dataset, monkeypatch):
    page = build_page(dataset, "en")
    monkeypatch.delenv("ZMOS_MAIL", raising=False)
    assert "Contact" not in [item.name for item in items(page, SITE)]
    monkeypatch.setenv("ZMOS_MAIL", "data@example.org")
    (contact,) = [item for item in items(page, SITE) if item.name == "Contact"]
    assert contact.address == "mailto:data@example.org"


def test_parts_of_pages_are_led_to_by_their_places(dataset):
    places = {item.place for item in items(build_page(dataset, "en"), SITE) if not item.address}
    assert places == {"take", "files"}
