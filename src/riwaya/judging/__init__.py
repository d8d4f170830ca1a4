"""Judging: readings as they are shown once people have judged them, and what people decided of claims and voices."""
