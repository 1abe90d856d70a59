"""One decision text to facts: outcome, points, votes, statements, attendance, where it goes next."""
