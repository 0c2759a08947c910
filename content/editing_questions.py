"""What only a person decides: which project it is, whose change stands, what is withdrawn."""

from __future__ import annotations

from typing import Any

from content.editing_changes import CellLabels
from content.text import Text
from zmos_data.editing.doubts import Doubt
from zmos_data.editing.likeness import Question
from zmos_data.editing.merge import Clash
from zmos_data.editing.proposal import Proposal
from zmos_data.editing.report import place_in_words


def clash(say: CellLabels, found: Clash) -> dict[str, str]:
    """Write a clash: what it is of, and what may stand there (pure)."""
    text = say.text
    values = {
        name: say.value(found.table, found.column, cell)
        for name, cell in (("yours", found.yours), ("theirs", found.theirs), ("was", found.before))
    }
    return {
        "of": text.say(
            "{record}, {what}: when the file was written it was “{was}”.",
            record=say.record(found.table, found.key),
            what=say.column(found.table, found.column),
            was=values["was"],
        ),
        "theirs": text.say("What was released meanwhile stays: {value}", value=values["theirs"]),
        "mine": text.say("What the file says stands: {value}", value=values["yours"]),
    }


def question(say: CellLabels, found: Question) -> dict[str, Any]:
    """Write the question whether a project of the file is one of the data (pure)."""
    text = say.text
    town = say.page.town_names.get(found.town, found.town)
    answers = {
        one.project_id: text.say("It is {project}", project=one.project_id) for one in found.alike
    }
    return {
        "of": text.say(
            "Row {row}: “{name}” ({town}) has no id and resembles:",
            row=found.place.row or found.row,
            name=found.name,
            town=town,
        ),
        "alike": [
            text.say(
                "{project}, likeness {likeness}",
                project=say.project(one.project_id),
                likeness=text.percent(one.likeness / 100),
            )
            for one in found.alike
        ],
        "ask": text.say("Is it the same project?"),
        "answers": {**answers, "": text.say("No, it is a new project")},
    }


def doubt(text: Text, found: Doubt) -> dict[str, Any]:
    """Write a change that is hardly meant, with its place in the file (pure)."""
    place = text.say_phrase(place_in_words(found.place))
    return {"of": f"{place}: {text.say_phrase(found.words)}", "alike": ()}


def vanished(text: Text, proposal: Proposal) -> str:
    """Say that the file lacks projects, which stay unless somebody withdraws them (pure)."""
    return text.count(
        "{n} project of the data is not in the file. It stays, unless you withdraw it.",
        "{n} projects of the data are not in the file. They stay, unless you withdraw them.",
        len(proposal.vanished),
    )
