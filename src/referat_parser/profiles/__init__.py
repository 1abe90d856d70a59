"""The vocabulary of Danish minutes as data: profiles in YAML, their schema, loader and matching.

Nothing in here knows a PDF or a line; the engine in `reading` asks a `Profile` what a text may be.
"""
