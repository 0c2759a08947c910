"""The static edition: the dashboard as files for any web server, a stick or an archive."""

import logging

# Streamlit warns of each use outside of its server, which is where the edition is written.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True
