"""Small pages for real servers; apart from the tests, for Streamlit takes ``pages/`` beside them
for pages of theirs.
"""
