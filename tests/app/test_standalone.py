"""The button of the HTML file: one element, and nothing is made before it is pressed."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page_with_button() -> None:
    """Draw a page that has the button and nothing else."""
    from ui import page_shell
    from ui.parts import downloads

    downloads.render_html_file(page_shell.start_page("map"))


def test_the_file_is_made_only_when_asked_for(monkeypatch):
    from documents import standalone

    made = []
    monkeypatch.setattr(standalone, "build_standalone", lambda *args: made.append(args) or b"")
    app = AppTest.from_function(page_with_button, default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    buttons = app.get("download_button")
    assert len(buttons) == 1
    assert buttons[0].proto.label == "This view as one HTML file"
    assert buttons[0].proto.deferred_file_id
    assert made == []
