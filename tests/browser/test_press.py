"""What is taken of a view into an article, in a real Chromium."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_picture_of_the_view_goes_to_the_clipboard(page: Page, server: str):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}/obcina?obcina=096&lang=en")
    page.get_by_role("button", name="Copy as an image").click()
    expect(page.locator("#take [role=status]")).to_have_text("The image is in the clipboard.")
    size = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const picture = await createImageBitmap(await item.getType("image/png"));
          return [picture.width, picture.height];
        }"""
    )
    assert size == [1800, 945]
