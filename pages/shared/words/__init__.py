"""The words that several lessons use, and the sentences about what went wrong."""
