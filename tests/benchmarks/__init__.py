"""Speed, always as a ratio: the two ways of each pair are measured side by side in one run."""
