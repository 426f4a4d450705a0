"""The address /learning-rate on a fresh server; the lesson is learning_rate.py.

Streamlit's old mode names addresses after files, and a file that Python can import has no dash.
"""

import pages.shared.platform.fresh_server  # noqa: F401
