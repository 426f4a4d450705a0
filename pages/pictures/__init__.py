"""The pictures of the lessons, one function each: Altair charts of named data."""
