"""The frame of a page: its head, its tabs, presets and predictions."""
