"""How large a data package and a dropped file may be: what is larger is refused at once."""

from __future__ import annotations

MB = 1_000_000
DESCRIPTOR_BYTES = 5 * MB
TABLE_BYTES = 100 * MB  # 100,000 projects take 80 MB
ROWS = 500_000
LINE = 2_000_000  # bytes: what is longer would be millions of cells
CELL = 20_000  # characters; the longest text is some hundreds long
NAME = 300  # characters of a project's name; the longest has 115
DEPTH = 20  # of the descriptor; the deepest thing in it, a key's reference, is nine deep
PROBLEMS = 200  # on a page and in a log: who has mended these looks again
FOUND = 100  # characters of a cell that a problem repeats
NUMBER = 1_000_000_000_000  # below it a sum in EUR is exact to the cent
WHOLE = 1_000_000_000
YEARS = (1900, 2100)

# A file that an editor drops in: held before and while it is unpacked.
UPLOAD_BYTES = 10 * MB
UNPACKED_BYTES = 100 * MB
PART_BYTES = 5 * MB  # of a part of a workbook that is read as a whole, such as its styles
ENTRIES = 1_000
RATIO = 200  # unpacked to packed; workbooks of LibreOffice reach 40
SHEETS = 30
SHEET_ROWS = 20_000
SHEET_COLUMNS = 200
SHEET_CELLS = 800_000  # of a whole file: what is read in 10 s
SHOWN = 3  # readings of a column that are told one by one
