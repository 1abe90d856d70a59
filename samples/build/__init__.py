"""Builds the sample PDFs and their gold files from the sources in `samples/sources` (see samples/README.md)."""
