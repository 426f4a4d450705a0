"""What the lessons share: frame, language, charts, predictions, exports, long jobs, data."""
