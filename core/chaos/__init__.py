"""Dynamical systems: solved, measured, and rebuilt by networks."""
