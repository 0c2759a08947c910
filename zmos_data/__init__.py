"""The curated data of the association, its towns and projects, and all that understands it."""
