"""The JSON Schema (draft 2020-12) of what `json` prints, made from the models."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from referat_parser.model import SCHEMA_VERSION, Referat


class _Schema(GenerateJsonSchema):
    """Every key is required: the output always has all of them, absent values as `null` or `[]`."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002 - pydantic's signature
        """Say yes for every field."""
        return True


def json_schema() -> dict[str, Any]:
    """Give the schema of a document as plain JSON values. Its `$id` is a name, not an address."""
    schema = Referat.model_json_schema(mode="serialization", schema_generator=_Schema)
    return {"$schema": _Schema.schema_dialect, "$id": f"urn:referat:schema:{SCHEMA_VERSION}", **schema}
