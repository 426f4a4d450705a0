"""What a learner sets: the link, pins, tables, files and pictures of their own."""
