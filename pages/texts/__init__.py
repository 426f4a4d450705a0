"""Every learner-visible word, in English and Chinese, one file a lesson."""
