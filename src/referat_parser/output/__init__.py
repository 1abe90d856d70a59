"""A `Referat` as text: one module a format, each with a function `render` that gives the whole text, newline included.

`json`, `yaml` and `ndjson` hold everything and can be read back with `Referat.model_validate`; `csv` and `md` are for
spreadsheets and people. Nothing here reads a PDF or knows a terminal. Import the module of the format that is wanted:
none is imported from here, so that JSON does not wait for YAML.
"""
