"""The numerics of every lesson: pure functions that know no user interface."""
