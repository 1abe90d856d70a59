"""The only door to the PDF libraries: bytes in, `Document` out (pages of lines with geometry, tables, outline).

Nothing in here knows a Danish word or a profile.
"""
