"""The read-only web interface: requests in, answers out; without Streamlit."""
