"""Keys of a gold that the contract does not have.

Only keys that a gold has are compared, so a misspelt key would be compared with nothing and never be noticed. The
models are the list of what may stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel

from referat_parser.model import Referat

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMER: Final = frozenset({"afstemning"})
"""Keys of older golds that are still compared."""


def unknown_keys(gold: Any) -> tuple[str, ...]:
    """The paths of unknown keys, each once, as `punkter.sektioner.type`; keys that begin with `_` are notes."""
    return tuple(dict.fromkeys(_unknown(gold, Referat, "")))


def _unknown(value: Any, model: type[BaseModel], path: str) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _unknown(part, model, path)
    elif isinstance(value, dict):
        fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
        for key, part in value.items():
            if key not in fields and not key.startswith("_") and key not in FORMER:
                yield path + key
            elif (inner := _model_in(fields.get(key))) is not None:
                yield from _unknown(part, inner, f"{path}{key}.")


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `tuple[Model, ...]` or `Model | None`, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part)) is not None), None)
