"""The loops around pdfium in C. All else is in pyproject.toml.

Optional: without a compiler the installation goes on, and `pdf/loops.py` does the same, slower.
"""

from setuptools import Extension, setup

setup(ext_modules=[Extension("referat_parser.pdf._loops", ["src/referat_parser/pdf/_loops.c"], optional=True)])
