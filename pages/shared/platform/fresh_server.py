"""Brings a deep link to a fresh server through dashboard.py; every page imports this first.

Until a script has called ``st.navigation`` in a process, Streamlit takes ``pages/`` for an app of
the old kind, and runs the linked file alone: no language, no menu, no head. The flag below is the
one that ``st.navigation`` sets; the rerun then starts from dashboard.py, with the same page and the
same link. May go when Streamlit looks for ``st.navigation`` before it chooses the old kind.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from pages.shared.platform import style

if PagesManager.uses_pages_directory:
    st.set_page_config(**style.PAGE)  # the width of the menu is taken from the first run
    PagesManager.uses_pages_directory = False
    st.rerun()
