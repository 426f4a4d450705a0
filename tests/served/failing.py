"""A page with a bug, below an upload."""

import streamlit as st

if __name__ == "__main__":
    st.file_uploader("Upload")
    raise RuntimeError("a detail that no learner should see")
