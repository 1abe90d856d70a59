"""One decision text to facts: outcome, points, votes, statements, attendance, where it goes next."""

from .check import check_beslutning
from .parse import parse_beslutning

__all__ = ["check_beslutning", "parse_beslutning"]
