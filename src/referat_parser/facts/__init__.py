"""Text to value: dates, case numbers, people, recommendations, decisions and votes; pages are unknown here."""
