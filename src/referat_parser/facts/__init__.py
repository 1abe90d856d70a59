"""Text to value: dates, case numbers, people, recommendations, decisions and votes. No line and no page is known here."""
