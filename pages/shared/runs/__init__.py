"""Calls of core: how they run, wait in the queue, show progress, and are warmed up."""
