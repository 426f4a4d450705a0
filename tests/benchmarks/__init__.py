"""How fast, always as a ratio: each pair is measured side by side in one run."""
