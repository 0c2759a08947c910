"""Files for people: briefing pack, sheets, pictures, the one HTML file; without Streamlit."""
