# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real Pydantic classes from models of the project format: what recorders compare Signalbox with."""
import enum
import typing
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal, Optional, Union
from uuid import UUID

import pydantic
from pydantic import (UUID1, UUID3, UUID4, UUID5, UUID6, UUID7, UUID8, AliasChoices, AliasPath, AnyHttpUrl, AnyUrl,
                      BaseModel, ConfigDict, Field, HttpUrl, SecretStr, TypeAdapter)

try:
    from pydantic import EmailStr
    import email_validator  # noqa: F401
except ImportError:
    EmailStr = str

BUILTINS = {
    "str": str, "int": int, "float": float, "bool": bool, "None": None, "Any": Any, "bytes": bytes, "list": list,
    "dict": dict, "set": set, "frozenset": frozenset, "tuple": tuple, "Optional": Optional, "Union": Union,
    "Literal": Literal, "datetime": datetime, "date": date, "time": time, "timedelta": timedelta, "UUID": UUID,
    "UUID1": UUID1, "UUID3": UUID3, "UUID4": UUID4, "UUID5": UUID5, "UUID6": UUID6, "UUID7": UUID7, "UUID8": UUID8,
    "EmailStr": EmailStr, "AnyUrl": AnyUrl, "AnyHttpUrl": AnyHttpUrl, "HttpUrl": HttpUrl, "SecretStr": SecretStr,
}
# Facets that Field() takes as they stand.
FIELD_FACETS = ("alias", "serialization_alias", "title", "description", "examples", "deprecated", "exclude", "strict", "gt",
                "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern", "allow_inf_nan", "discriminator",
                "validate_default", "json_schema_extra", "coerce_numbers_to_str")
STRING_FACETS = ("strip_whitespace", "to_lower", "to_upper")
BOUNDS = ("gt", "ge", "lt", "le")
TEMPORAL = (date, datetime, time, timedelta)


class Models:
    """All classes of one project. `types` maps names to classes; `adapter(type, facets)` is what a parameter gets."""

    def __init__(self, models):
        self.models = models
        self.namespace = dict(BUILTINS)
        for name, model in models.items():
            if model.get("kind") == "enum":
                self.namespace[name] = self._enum(name, model)
        for name, model in models.items():
            self._model(name, model)
        for name in models:
            cls = self.namespace[name]
            if isinstance(cls, type) and issubclass(cls, BaseModel):
                cls.model_rebuild(_types_namespace=self.namespace, force=True)

    def adapter(self, type_text, facets=None):
        annotation = self.annotation(type_text, facets or {})
        return TypeAdapter(annotation)

    def annotation(self, type_text, facets):
        """As FastAPI wraps every body and parameter: always Annotated."""
        resolved = eval(type_text, dict(self.namespace))  # noqa: S307: our own case files
        return self._annotated(resolved, facets, with_default=False)

    def _annotated(self, resolved, facets, with_default=True):
        arguments = self._field_arguments(resolved, facets, with_default)
        extra = [pydantic.StringConstraints(**{k: facets[k] for k in STRING_FACETS if k in facets})] \
            if any(k in facets for k in STRING_FACETS) else []
        return Annotated[(resolved, *extra, Field(**arguments))]

    def _field_arguments(self, resolved, facets, with_default):
        arguments = {k: facets[k] for k in FIELD_FACETS if k in facets}
        for bound in BOUNDS:
            if isinstance(arguments.get(bound), str):
                arguments[bound] = TypeAdapter(self._temporal(resolved)).validate_python(arguments[bound])
        if "validation_alias" in facets:
            arguments["validation_alias"] = self._alias(facets["validation_alias"])
        if with_default and "default" in facets:
            arguments["default"] = self._default(resolved, facets["default"])
        return arguments

    def _temporal(self, resolved):
        for candidate in (resolved, *typing.get_args(resolved)):
            if candidate in TEMPORAL:
                return candidate
        return resolved

    def _alias(self, value):
        if isinstance(value, str):
            return value
        return AliasChoices(*[choice if isinstance(choice, str) else AliasPath(*choice) for choice in value])

    def _default(self, resolved, value):
        """A default is written as JSON; where the type is no JSON type the object it stands for is meant."""
        if value is None or not self._is_converted(resolved, set()):
            return value
        try:
            return TypeAdapter(resolved).validate_python(value)
        except pydantic.ValidationError:
            return value

    def _is_converted(self, annotation, seen):
        if annotation in (date, datetime, time, timedelta, UUID, bytes, set, frozenset, tuple):
            return True
        origin = typing.get_origin(annotation)
        if origin in (set, frozenset, tuple):
            return True
        if origin is Annotated:
            return self._is_converted(typing.get_args(annotation)[0], seen)
        if isinstance(annotation, type) and origin is None and issubclass(annotation, (enum.Enum, BaseModel)):
            return True
        if origin is Literal:
            return False
        return any(self._is_converted(argument, seen) for argument in typing.get_args(annotation))

    def _enum(self, name, model):
        base = {"str": (str, enum.Enum), "int": (int, enum.Enum)}.get(model.get("extends"), (enum.Enum,))
        body = enum.EnumMeta.__prepare__(name, base)
        for member in model["members"]:
            body[member["name"]] = member["value"]
        body["__module__"] = __name__
        body["__qualname__"] = name
        if model.get("description"):
            body["__doc__"] = model["description"]
        return enum.EnumMeta(name, base, body)

    def _model(self, name, model):
        if name in self.namespace:
            return self.namespace[name]
        base = BaseModel
        if model.get("extends") and model["extends"] != "BaseModel":
            base = self._model(model["extends"], self.models[model["extends"]])
        body = {"__module__": __name__, "__qualname__": name, "__annotations__": {}}
        if model.get("description"):
            body["__doc__"] = model["description"]
        if model.get("config"):
            body["model_config"] = ConfigDict(**model["config"])
        for field in model.get("fields", []):
            self._add_field(body, field)
        cls = type(base)(name, (base,), body)
        self.namespace[name] = cls
        return cls

    def _add_field(self, body, field):
        facets = {k: v for k, v in field.items() if k not in ("name", "type")}
        try:
            resolved = eval(field["type"], dict(self.namespace))  # noqa: S307
        except (NameError, TypeError):  # names a model that comes later, or itself
            resolved = field["type"]
        arguments = self._field_arguments(resolved, facets, True)
        strings = {k: facets[k] for k in STRING_FACETS if k in facets}
        body["__annotations__"][field["name"]] = Annotated[resolved, pydantic.StringConstraints(**strings)] if strings \
            else resolved
        if arguments:
            body[field["name"]] = Field(**arguments)


def errors_of(error):
    """errors() as FastAPI renders them."""
    from fastapi.encoders import jsonable_encoder
    return jsonable_encoder(error.errors(include_url=False))
