"""The frame of a page: its head and its tabs; of a tab: story, hero, guess, the way on."""
