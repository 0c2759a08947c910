"""What a workbook of ours is known by: its properties, its other sheets and its colours."""

from __future__ import annotations

from zmos_data import workbook_looks
from zmos_data.dictionary import Words
from zmos_data.phrase import Phrase

# Properties of the document: what it was written of. A template for all towns has no TOWNS.
CHECKSUM = "ZMOS checksum"
TOWNS = "ZMOS towns"  # codes, with commas between them
VERSION = "ZMOS version"

# Sheets that hold no rows.
HOW_TO = Words("Kako", "How to")
QUESTIONS = Words("Vprašanja", "Questions")
OVERVIEW = Words("Pregled", "Overview")
LISTS = Words("Seznami", "Lists")
OTHER_SHEETS = (HOW_TO, QUESTIONS, OVERVIEW, LISTS)

# Colours, as RGB.
NEEDED, HEADING, LOCKED = "1F4E79", workbook_looks.HEADING, "EDEDED"
ON_NEEDED, ON_LOCKED = "FFFFFF", "404040"  # of the letters there
FAULT, NOTICE = "F8B4AE", "FFE699"

# Above the places where answers to questions belong.
ANSWER = Phrase("Answer on the sheet")

AUTHOR = "ZMOS"  # of the comments
# How a comment of a check begins: its author is lost in LibreOffice.
CHECK = Phrase("The check says:")
