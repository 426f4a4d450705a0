"""A whole class at once: `python -m tests.load` measures it on a really started server."""
