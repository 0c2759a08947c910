"""A view in words, tables and figures: what is said, whatever shows it; without Streamlit."""
