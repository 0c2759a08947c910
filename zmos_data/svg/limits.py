"""How large, deep and long a drawing may be; a detailed coat of arms stays far below."""

BYTES = 200_000
# The renderer falls over its own stack at 120 references or 240 groups inside one another.
DEPTH = 50
ELEMENTS = 5_000
DRAWN_ELEMENTS = 50_000  # with every `use`, pattern, mask and clip counted as often as it is drawn
SELECTORS = 1_000  # of a style sheet
NUMBER = 10_000_000  # single precision tells whole numbers apart up to 16 million
ASPECT = 4  # the longer side over the shorter one
VALUE_CHARACTERS = 4_000  # of a title or an attribute; outlines may be longer
PICTURE_PIXELS = 800  # the longer side of the trial's picture; the widest arms on paper have 500
SECONDS = 5  # of computing
WAIT_SECONDS = 60  # on the clock, for a machine that is busy
MEMORY_BYTES = 1_000_000_000
