"""The preview of a file: what is asked, what would change, the data before and after."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from content import editing_changes, editing_preview, editing_questions, labels, store
from content.editing_changes import CellLabels
from content.page import Page
from documents.map_picture import map_picture
from ui import html, url_state
from ui.markdown import plain
from ui.parts import editing_work
from ui.parts.editing_work import Checked, Present
from zmos_data.editing.proposal import Choices, Proposal
from zmos_data.selection import Measure

_MOST = 100  # boxes for projects that the file has no more; nobody means more of them
_DPI = 75
SAME, GONE, MINE, MEANT = "same", "gone", "mine", "meant"  # what is asked of a file


def proposal_of(now: Present, file: Checked) -> Proposal:
    """Return what a file would make of the data, by what has been chosen so far."""
    choices = Choices(
        same={
            int(row): answer
            for row, answer in url_state.answers(SAME, file.name).items()
            if answer is not None
        },
        removed=_chosen(GONE, file),
        mine=_chosen(MINE, file),
        meant=_chosen(MEANT, file),
    )
    about = (file.name, now.package.checksum, repr(choices))
    return url_state.work("proposal", about, lambda: editing_work.proposed(now, file, choices))


def _chosen(kind: str, file: Checked) -> tuple[str, ...]:
    return tuple(sorted(name for name, on in url_state.answers(kind, file.name).items() if on))


def render_preview(page: Page, now: Present, file: Checked, proposal: Proposal) -> None:
    """Draw the preview: what is asked first, then what would change."""
    say = editing_changes.cell_labels(page, store.dictionary(), proposal)
    render_questions(say, file, proposal)
    render_doubts(page, file, proposal)
    render_clashes(say, file, proposal)
    render_vanished(say, file, proposal)
    _outcome(page, editing_changes.sentence(page.text, proposal), good=True)
    _table(page, editing_changes.new_projects(say, proposal))
    _table(page, editing_changes.changed_cells(say, proposal))
    if proposal.dataset is not None and proposal.changes:
        render_before_and_after(page, now, proposal)


def render_questions(say: CellLabels, file: Checked, proposal: Proposal) -> None:
    """Ask of each project without an id whether it is one of the data."""
    for question in proposal.questions:
        asked = editing_questions.question(say, question)
        words = {code: plain(answer) for code, answer in asked["answers"].items()}
        html.render("editing_question.html", lang=say.text.language, **asked)
        st.radio(
            asked["ask"],
            list(words),
            index=None,
            format_func=words.__getitem__,
            key=url_state.answer_key(SAME, file.name, str(question.row)),
        )


def render_doubts(page: Page, file: Checked, proposal: Proposal) -> None:
    """Ask of each change that is hardly meant whether it is."""
    text = page.text
    for found in proposal.doubts:
        html.render(
            "editing_question.html", lang=text.language, **editing_questions.doubt(text, found)
        )
        st.checkbox(
            text.say("Yes, this is meant"), key=url_state.answer_key(MEANT, file.name, found.name)
        )


def render_clashes(say: CellLabels, file: Checked, proposal: Proposal) -> None:
    """Ask of each cell that another has changed meanwhile what is to stand there."""
    for found in proposal.clashes:
        said = editing_questions.clash(say, found)
        html.render("editing_question.html", lang=say.text.language, of=said["of"], alike=())
        words = {False: plain(said["theirs"]), True: plain(said["mine"])}
        st.radio(
            say.text.say("What is to stand there?"),
            (False, True),
            format_func=words.__getitem__,
            key=url_state.answer_key(MINE, file.name, found.name),
        )


def render_vanished(say: CellLabels, file: Checked, proposal: Proposal) -> None:
    """Ask which of the projects that the file has no more are to go; none by itself."""
    if not proposal.vanished:
        return
    text = say.text
    html.render(
        "editing_question.html",
        lang=text.language,
        of=editing_questions.vanished(text, proposal),
        alike=(),
    )
    with st.expander(text.say("Projects that the file has no more")):
        for code in proposal.vanished[:_MOST]:
            label = plain(text.say("Withdraw {project}", project=say.project(code)))
            st.checkbox(label, key=url_state.answer_key(GONE, file.name, code))


def render_before_and_after(page: Page, now: Present, proposal: Proposal) -> None:
    """Draw figures, matrices and maps before and after, and what reconciles; the maps last."""
    text = page.text
    measure = st.radio(
        text.say("Map and matrix show"),
        editing_preview.MEASURES,
        index=editing_preview.MEASURES.index(editing_preview.measure_of(proposal)),
        format_func=lambda code: labels.measure_briefly(text, code),
        key="preview-measure",
        horizontal=True,
    )
    about = (proposal.package.checksum, now.package.checksum, measure, text.language)
    for make in (_beside, _maps):
        for template, values in url_state.work(
            make.__name__, about, partial(make, page, now, proposal, measure)
        ):
            html.render(template, lang=text.language, **values)


def _states(page: Page, now: Present, proposal: Proposal, measure: Measure) -> list[Page]:
    """Return a page of the present data, and one of the proposed."""
    states = filter(None, (now.dataset, proposal.dataset))
    return [editing_preview.page_of(page, data, measure) for data in states]


def _beside(
    page: Page, now: Present, proposal: Proposal, measure: Measure
) -> list[tuple[str, dict[str, Any]]]:
    """Write the two states beside one another."""
    before, after = _states(page, now, proposal, measure)
    sums = editing_preview.reconciles(before, after)
    return [
        ("editing_table.html", editing_preview.figures(before, after)),
        ("editing_outcome.html", {"good": sums["good"], "words": sums["words"]}),
        *([("editing_table.html", sums["table"])] if sums["table"] else []),
        ("editing_matrices.html", {"matrices": editing_preview.matrices(before, after)}),
    ]


def _maps(
    page: Page, now: Present, proposal: Proposal, measure: Measure
) -> list[tuple[str, dict[str, Any]]]:
    """Draw the maps of the two states beside one another."""
    day = date.today()
    maps = [
        {
            "caption": caption,
            "alt": editing_preview.alternative(state, caption),
            "picture": b64encode(map_picture(state, day, dpi=_DPI, bare=True)).decode(),
        }
        for caption, state in zip(
            editing_preview.captions(page), _states(page, now, proposal, measure), strict=True
        )
    ]
    return [("editing_maps.html", {"maps": maps})]


def _outcome(page: Page, words: str, *, good: bool) -> None:
    html.render("editing_outcome.html", lang=page.text.language, good=good, words=words)


def _table(page: Page, table: dict[str, Any] | None) -> None:
    if table:
        html.render("editing_table.html", lang=page.text.language, **table)
