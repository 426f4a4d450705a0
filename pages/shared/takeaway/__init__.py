"""What a learner takes away: code, notebook, data and pictures."""
