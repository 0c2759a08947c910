"""What the styles and scripts need of Streamlit's own page and of streamlit-folium's.

Nothing of it is promised. What stands here and nowhere else is looked for by name: in the styles,
scripts and modules, in what Streamlit and streamlit-folium ship, and in a real page
(``tests/browser/test_streamlit_dom.py``). Where its words stand is told in `ui.streamlit_words`,
its barriers in `ui.streamlit_barriers`.
"""

from __future__ import annotations

from ui.map_component import CLICKED

# On the page of the map, as selectors, with what needs them: what is not ours and has no key.
ON_PAGE = {
    "#root": "what it draws into: the first page, the arms wall and the styles stand beside it",
    '[data-testid="stApp"]': "says the two states that follow, which no element of ours does",
    "[data-test-script-state]": "whether the script runs (board.js, connection.js)",
    "[data-test-connection-state]": "whether the server is there (connection.js)",
    ".stMainBlockContainer": "room around the page; its width, which a grid cannot ask of itself",
    '[data-testid="stHeader"]': "its height; none on slides and paper",
    '[data-testid="stSidebar"]': "filters; none on slides and paper",
    '[data-testid="stSidebar"][data-collapsed] + div': "the bar; what a drawer covers (drawer.js)",
    '[data-testid="stSidebarHeader"]': "its height",
    '[data-testid="stSidebarUserContent"]': "its upper edge",
    '[data-testid="stSidebarCollapseButton"] button': "its size; drawer.js presses it",
    '[data-testid="stSidebarCollapseButton"] [data-testid="stIconMaterial"]': "an arrow of ours "
    "stands in its place (first/preloads.py)",
    # Given names, which Streamlit promises as classes, and how elements stand below them.
    ".st-key-page > .st-key-above": "the page as a grid; paper",
    ".st-key-page > .st-key-above + * iframe": "the map and its frame follow the first board",
    ".st-key-page > .st-key-around .board": "the parts around the map",
}

# Names that stand in styles and scripts and come on the page only in some state of it: a folded
# sidebar, a dialog, a message.
IN_SOME_STATE = ("stAlert", "stDialog", "stExpandSidebarButton", "stToolbar")

# What streamlit-folium's frame holds and a click on the map writes into (webmap/bridge.js).
IN_FRAME = ("__GLOBAL_DATA__",)
# All that its script is to know: what a click writes and sends, and what it is sent.
IN_FOLIUM = (*IN_FRAME, "previous_data", CLICKED, "setComponentValue")
