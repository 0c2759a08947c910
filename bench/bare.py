"""(a) A bare Streamlit page: one radio and a text. The floor under every click."""

import streamlit as st

choice = st.radio("Theme", ["one", "two"], horizontal=True)
st.text(f"Chosen: {choice}")
