"""The experiments of the lessons: widgets in, one call of core, pictures out; one tab a module."""
