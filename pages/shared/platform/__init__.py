"""Every place that replaces or reads a private part of Streamlit or Keras, one a module.

Each says which behaviour makes it necessary, and when it may go.
"""
