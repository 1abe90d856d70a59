"""`python -m referat_parser` is the same program as `referat`."""

from __future__ import annotations

from referat_parser.cli.app import main

main()
