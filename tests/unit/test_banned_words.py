"""Words that an editor took out stay out: of both catalogues, the slides and the descriptors.

The tables are not read here: they quote names and titles that others gave.
"""

from __future__ import annotations

import re

import pytest

from scripts.passages import Passage, passages

# How a word begins or a phrase reads, as a pattern; and what is written in its place.
BANNED = {
    "sl": {
        r"\bni(ma)? projekta\b": "v zbranih podatkih ni projektov",
        r"\bni upravičen": "v obdobju 2014–2020 ni bilo upravičeno",
        r"občina ni bila upravičena": "mesto ni bilo upravičeno",
        r"\bdel(a|u)? EU\b": "prispevek EU",
        r"\bdodelit(ev|v)": "okvirna sredstva",
        r"\b(poziv|razpis)": "povabilo",
        r"\bkončan": "zaključen",
        r"CTN (ni )?potrjen": "vir (ne) navaja CTN",
        r"\bcelotn\w+ naložb": "skupna vrednost",
        r"\bprebrano\b|\bprebrani projekti": "vpogled; znani",
        r"\bmestn\w+ hiš": "sedež občine",
        r"(?<!hišna )(?<!zaporedna )(?<!druga )\bštevilk": "podatek, znesek ali vsota",
        r"\bpodlage za\b|^podlage$": "viri in izračun",
        r"\brazvrsti po\b|\brazvrščeno po\b": "vrstni red",
        r"^seštej": "vsote",
        r"\bprek ZMOS\b": "skupni projekt združenja",
        r"\bza nobenega\b": "za noben projekt",
        r"\bgrb mesta\b": "grb Mestne občine …",
        r", ali neznan": "ali neznana",
        r"\bkot nič\b|\bni nič\b": "se ne šteje kot 0",
        r"^(velika|majhna)$": "zanesljivost: visoka, nizka",
        r"\bpravila rabe\b": "pravila uporabe",
        r"\bpolitik\w* inovativnosti": "inovacijska politika",
        r"\bpotrdilo prenosa\b": "potrdilo o prenosu",
        r"^različica$|\brazličic\w* (podatkov|\{)": "izdaja",
        r"\bgovornikov": "okno za govorca",
        r"\bvsa država\b": "celotna Slovenija",
        r"\bključek\b": "ključ USB",
        r"\bčlan od\b": "članica od",
        r"\bkoda občine\b|\btrimestna koda\b": "šifra občine",
        r"\bnasprotj": "razlike med viri",
        r"\bmio EUR": "mio. EUR",
        r"\bodstrani ga\b|\bodvzemite\b": "odstrani ta filter",
        r"\bšteje za enega\b": "vsak projekt je štet enkrat",
        r"\bprojekti v času\b": "časovnica projektov",
    },
    "en": {
        r"\bEU('s|’s)? part\b": "EU contribution",
        r"\bstrand": "theme not covered",
        r"\bwhole investment": "total cost",
        r"\bpapers\b": "sources and calculation",
        r"\bversion \{": "release",
        r"\bproject in the collected data": "no projects in the collected data",
        r"\btake (it|them|this view) (off|away)\b": "remove this filter; download",
        r"\bturn the order\b": "reverse order",
        r"\bleads here\b": "links to this page",
        r"\bmended\b": "fixed",
        r"^sort by\b|^add up by\b": "order; totals",
        r"\btown hall": "seat of the municipality",
        r"\bstate budget\b": "national budget",
        r"\bITI (not )?confirmed\b": "ITI (not) named in the source",
        r"\bCTN\b": "ITI",
        r"\bknown for any\.": "its total cost is not known",
    },
}


def banned(passage: Passage) -> list[str]:
    """Return what a passage has of the words that were taken out, with what to write instead."""
    found = (
        (language, pattern, re.search(pattern, passage.text, re.IGNORECASE))
        for language in passage.languages
        for pattern in BANNED[language]
    )
    return [
        f"{passage.place}: “{hit[0]}”: write: {BANNED[language][pattern]}"
        for language, pattern, hit in found
        if hit
    ]


def test_no_text_of_ours_has_a_word_that_was_taken_out():
    ours = [passage for passage in passages() if "/tables/" not in passage.place]
    places = {re.split(r"[:,]", passage.place)[0] for passage in ours}
    assert len(places) == 5  # two catalogues, the slides, two descriptors
    assert [line for passage in ours for line in banned(passage)] == []


@pytest.mark.parametrize(
    ("language", "text", "hits"),
    [
        ("sl", "V zbranih podatkih ni projekta; del EU ni znan.", 2),
        ("sl", "Iste številke so tudi v tabeli.", 1),
        ("sl", "Zaporedna številka pri projektu.", 0),
        ("sl", "V zbranih podatkih ni projektov.", 0),
        ("sl", "razpisana sredstva: 12", 1),
        ("en", "no strand in this period; whole investment", 2),
        ("en", "theme not covered in this period", 0),
    ],
)
def test_a_banned_word_is_found_in_its_language_and_named_with_its_place(language, text, hits):
    found = banned(Passage("file:1", (language,), text))
    assert len(found) == hits
    assert all(line.startswith("file:1: ") for line in found)
