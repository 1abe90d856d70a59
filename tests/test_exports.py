"""The public names of the package."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import get_args

import pytest

import referat_parser
from referat_parser import errors, model


def classes_of(module: object, base: type) -> set[str]:
    """Give the names of the classes that a module defines below `base`."""
    return {
        name
        for name, value in vars(module).items()
        if inspect.isclass(value) and issubclass(value, base) and value.__module__ == getattr(module, "__name__", "")
    }


def test_the_public_names() -> None:
    """The functions of the contract, every model, every error, the version; nothing else."""
    functions = {"parse", "parse_lines", "parse_beslutning", "parse_sagsnr"}
    models = classes_of(model, model.Model) - {"Model"}
    exceptions = classes_of(errors, errors.ReferatError)

    assert set(referat_parser.__all__) == functions | models | exceptions | {"__version__"}
    assert len(set(referat_parser.__all__)) == len(referat_parser.__all__)


@pytest.mark.parametrize("name", referat_parser.__all__)
def test_every_name_can_be_had(name: str) -> None:
    """Each public name is what its own module calls so, and `dir` knows it."""
    value = getattr(referat_parser, name)

    assert name in dir(referat_parser)
    assert name == "__version__" or value is getattr(import_module(value.__module__), name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The package answers for missing names as any module does."""
    with pytest.raises(AttributeError, match="module 'referat_parser' has no attribute 'pars'"):
        referat_parser.pars  # noqa: B018


def test_parse_takes_what_the_contract_says() -> None:
    """`parse(source, *, profile=None, ocr="never", …)`: one argument, the rest by name."""
    parameters = inspect.signature(referat_parser.parse).parameters

    assert next(iter(parameters)) == "source"
    assert all(parameter.kind is parameter.KEYWORD_ONLY for name, parameter in parameters.items() if name != "source")
    assert (parameters["profile"].default, parameters["ocr"].default) == (None, "never")


def test_closed_sets_are_plain_ascii() -> None:
    """Tokens of closed sets can be typed on any keyboard."""
    for tokens in (model.Dokumenttype, model.Sektionstype, model.Udfald, model.WarningCode):
        assert all(token.isascii() and token == token.lower() for token in get_args(tokens))
