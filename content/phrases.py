"""Words as they stand inside a sentence: joined, in a case, without a capital letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.text import Text
from zmos_data.rows import Town
from zmos_data.search.terms import straight_quotes


def inside(words: str) -> str:
    """Return words as they stand inside a sentence: a small letter first, but not in EU or ITI."""
    if words[1:2].isupper():
        return words
    return words[:1].lower() + words[1:]


def located(text: Text, town: Town) -> str:
    """Say in which town: v Celju, in Celje."""
    if text.language == "sl":
        return str(town.phrase_locative_sl)
    return text.say("in {town}", town=town.name)


def accusative(town: Town) -> str:
    """Return the Slovenian name of a town in the accusative; "" where its table does not tell.

    The genitive of the table tells the declension: a feminine name on -a, each of its words
    so, turns into -o (Murska Sobota, Murske Sobote: Mursko Soboto); a masculine or neuter
    one, whose genitive is on -a, is as in the nominative (Ptuja: Ptuj).
    """
    name, genitive = town.name, town.name_genitive_sl
    words = name.split()
    if not isinstance(genitive, str) or not words or len(genitive.split()) != len(words):
        return ""
    if genitive.endswith("e") and all(word.endswith("a") for word in words):
        return " ".join(f"{word[:-1]}o" for word in words)
    return name if genitive.endswith("a") else ""


def located_in(text: Text, towns: Mapping[str, Town], codes: Sequence[str]) -> str:
    """Say in which towns; a preposition stands once as long as it stays: v Kopru in Kranju."""
    said: list[str] = []
    before = ""
    for code in codes:
        phrase = located(text, towns[code])
        preposition, _, name = phrase.partition(" ")
        said.append(name if preposition == before else phrase)
        before = preposition
    return join(text, said)


def gender(town: str) -> str:
    """Return the grammatical gender of a Slovenian place name in the singular, by its ending."""
    return {"a": "feminine", "e": "neuter", "o": "neuter"}.get(town[-1:], "masculine")


def searched(text: Text, search: str) -> str:
    """Write what is searched for in the quotes of the language; a phrase has its own."""
    parts = straight_quotes(search).split('"')
    if len(parts) < 3:
        return text.say("“{words}”", words=search)
    return "".join(
        text.say("“{words}”", words=part) if n % 2 and n < len(parts) - 1 else part
        for n, part in enumerate(parts)
    ).strip()


def theme_genitive(text: Text, code: str) -> str:
    """Name a theme as it follows 'projects on', in Slovenian 'projekti s področja'."""
    return {
        "energy_efficiency": text.say_as("genitive", "energy efficiency"),
        "sustainable_mobility": text.say_as("genitive", "sustainable mobility"),
        "urban_environment": text.say_as("genitive", "urban environment and revitalisation"),
        "innovation_policy": text.say_as("genitive", "innovation policy"),
    }[code]


def join(text: Text, parts: list[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return text.say("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def either(text: Text, parts: list[str]) -> str:
    """Join choices as a sentence does: a, b or c."""
    if len(parts) < 2:
        return "".join(parts)
    return text.say("{first} or {last}", first=", ".join(parts[:-1]), last=parts[-1])
