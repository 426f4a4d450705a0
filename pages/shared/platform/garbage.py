"""Keeps Python's garbage collector away from what TensorFlow has loaded.

Streamlit asks for a full collection again and again, and each one walks TensorFlow's two million
objects. May go when ``runner.postScriptGC = false`` leaves no collection behind.
"""

import gc


def freeze() -> None:
    """Hide all objects that exist now from later collections."""
    gc.collect()
    gc.freeze()
