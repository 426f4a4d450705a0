"""A class of students at once: `python -m tests.load` measures it on a real server."""
