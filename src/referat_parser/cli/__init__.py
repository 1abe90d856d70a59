"""The command line: `app` starts it, `commands` lists the commands, and each command has a module of its name.

A command parses its options, calls the library, and prints. Only this package knows the terminal (typer, rich).
"""
