"""What the styles and scripts need of Streamlit's own page and of streamlit-folium's.

Nothing of it is promised. What stands here and nowhere else is looked for by name: in the styles
and scripts, and in a real page (``tests/browser/test_streamlit_dom.py``).
"""

from __future__ import annotations

# On the page of the map, as selectors, with what needs them.
ON_PAGE = {
    '.stApp[data-testid="stApp"]': "styles of paper; the observers of the scripts",
    "[data-test-script-state]": "whether the script runs (board.js, connection.js)",
    "[data-test-connection-state]": "whether the server is there (connection.js)",
    '[data-testid="stAppViewContainer"]': "paper: as long as it takes",
    '[data-testid="stMain"]': "paper: as long as it takes",
    '.stMainBlockContainer[data-testid="stMainBlockContainer"]': "the page as a grid",
    ".stMainBlockContainer > .stVerticalBlock": "the page as a grid",
    '[data-testid="stVerticalBlock"]': "gaps between elements; paper",
    '.stElementContainer[data-testid="stElementContainer"]': "the place of the map; paper",
    '[data-testid="stHeader"]': "its height; none on slides and paper",
    '[data-testid="stSidebar"]': "filters; none on slides and paper",
    '[data-testid="stSidebar"][data-collapsed] + div': "the bar; what a drawer covers (drawer.js)",
    '[data-testid="stSidebarHeader"]': "its height",
    '[data-testid="stSidebarUserContent"]': "its upper edge",
    '[data-testid="stSidebarCollapseButton"]': "its words in the page's language",
    "iframe.stCustomComponentV1": "the frame of the map",
    ".st-key-above + .stElementContainer": "the map follows the first board",
    ".st-key-around .board": "a key is a class of its element",
}

# Names that stand in styles and scripts and come on the page only in some state of it: a folded
# sidebar, a dialog, a message, the buttons of an open folder, a page of the developer's.
IN_SOME_STATE = (
    "stAlert",
    "stBottom",
    "stButton",
    "stColumn",
    "stDialog",
    "stDownloadButton",
    "stElementToolbar",
    "stExpandSidebarButton",
    "stHorizontalBlock",
    "stLayoutWrapper",
    "stStatusWidget",
    "stToolbar",
)

# What streamlit-folium's frame holds and a click on the map writes into (webmap/bridge.js).
IN_FRAME = ("__GLOBAL_DATA__",)
