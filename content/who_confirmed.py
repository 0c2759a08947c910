"""Which towns have confirmed their rows, and the words that remind those that have not (pure)."""

from __future__ import annotations

from collections.abc import Callable

from content import confirmations, store
from content.confirmations import official
from content.page import Page
from zmos_data.confirmations import TownStatus


def towns(page: Page, address: Callable[[str], str]) -> list[dict[str, str]]:
    """Write what each town confirmed, and a reminder where something is left to confirm.

    Parameters
    ----------
    page : Page
        Data and language.
    address : callable
        Returns the address of a town's page by its code; "" where nobody else could open it.
    """
    found = store.confirmations(page.dataset)
    return [
        {
            "code": code,
            "name": name,
            "arms": page.assets.shield(code, "full"),
            "words": confirmations.of_town(page, code)
            if found[code].day is not None
            else page.text.say("not confirmed yet"),
            **_reminder(page, code, found[code], address(code)),
        }
        for code, name in page.town_names.items()
    ]


def summary(page: Page) -> str:
    """Say how many towns have answered, and how many projects are confirmed."""
    text, found = page.text, store.confirmations(page.dataset)
    answered = sum(town.day is not None for town in found.values())
    if not answered:
        return text.say(
            "No municipality has confirmed its data yet. Each gets a sheet with its figures and "
            "answers row by row; a confirmation holds for the release that it was given for."
        )
    return text.say(
        "Municipalities that have answered: {answered} of {all}. A confirmation holds for the "
        "release that it was given for.",
        answered=text.number(answered),
        all=text.number(len(found)),
    )


def _reminder(page: Page, code: str, found: TownStatus, link: str) -> dict[str, str]:
    """Write a message to a town, as text to copy; nothing where all is confirmed.

    No address of a town is known, and a mail without one leads nowhere.
    """
    if found.share == 1:
        return {"reminder": ""}
    text, name = page.text, official(page.text, page.rows.towns[code])
    body = text.say(
        "To: {town}\n\n"
        "Please check the data on your municipality and its projects (release {version}):\n{link}"
        "\n\nConfirmed so far: {share}.\n\n"
        "The answer is given on the enclosed sheet: choose for each row whether it is right, and "
        "write what is right where it is not. Add projects that are missing. Thank you.",
        town=name,
        version=page.dataset.version,
        link=link or text.say("on the enclosed sheet"),
        share=confirmations.share(text, found),
    )
    subject = text.say("{town}: confirmation of the data", town=name)
    return {"reminder": f"{subject}\n\n{body}"}
