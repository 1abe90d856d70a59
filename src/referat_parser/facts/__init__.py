"""Text to value: dates, case numbers, people, recommendations, decisions and votes. Lines and pages are unknown here."""
