# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real Pydantic classes from models of the project format: what recorders compare Signalbox with.

Types are Python's own syntax, so they are evaluated as they stand, in a module that holds every name Pydantic offers.
"""
import annotated_types
import collections
import datetime as datetime_module
import decimal
import enum
import ipaddress
import itertools
import pathlib
import re
import sys
import types as python_types
import typing
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Literal

import pydantic
import typing_extensions
from pydantic import (AliasChoices, AliasGenerator, AliasPath, BaseModel, ConfigDict, Field, RootModel, TypeAdapter, ValidationInfo,
                      alias_generators, computed_field, field_validator, model_validator)

# Facets that Field() takes as they stand.
FIELD_FACETS = ("alias", "alias_priority", "serialization_alias", "title", "description", "examples", "deprecated", "exclude",
                "strict", "gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern", "allow_inf_nan",
                "max_digits", "decimal_places", "discriminator", "validate_default", "json_schema_extra", "union_mode", "fail_fast",
                "coerce_numbers_to_str", "frozen", "repr", "init", "kw_only")
STRING_FACETS = ("strip_whitespace", "to_lower", "to_upper", "ascii_only")
BOUNDS = ("gt", "ge", "lt", "le", "multiple_of")
WRITTEN_AS_TEXT = (date, datetime, time, timedelta, Decimal)
CONVERTED = (date, datetime, time, timedelta, uuid.UUID, Decimal, bytes, set, frozenset, tuple, collections.deque, pydantic.SecretStr,
             pydantic.SecretBytes, pydantic.Secret)
PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
counter = itertools.count()


def names():
    """Every name a type or an expression may use."""
    found = {name: getattr(pydantic, name) for name in pydantic.__all__
             if name not in ("PydanticDeprecatedSince20", "validate_call") and not name.startswith("Pydantic")}
    found |= {name: getattr(typing, name) for name in (
        "Annotated", "Any", "Dict", "FrozenSet", "Generic", "Iterable", "List", "Literal", "Mapping", "MutableMapping", "NamedTuple",
        "Optional", "Pattern", "Sequence", "Set", "Tuple", "TypeVar", "Union", "Hashable", "Deque", "DefaultDict", "Counter",
        "OrderedDict", "Callable", "Type")}
    found |= {name: getattr(typing_extensions, name) for name in ("NotRequired", "Required", "ReadOnly", "TypedDict")}
    found |= {name: getattr(collections, name) for name in ("deque", "defaultdict", "OrderedDict", "Counter")}
    found |= {name: getattr(ipaddress, name) for name in (
        "IPv4Address", "IPv4Interface", "IPv4Network", "IPv6Address", "IPv6Interface", "IPv6Network")}
    found |= {name: getattr(annotated_types, name) for name in ("Ge", "Gt", "Le", "Lt", "Len", "MaxLen", "MinLen", "MultipleOf")}
    found |= {"date": date, "datetime": datetime, "time": time, "timedelta": timedelta, "timezone": datetime_module.timezone,
              "Decimal": Decimal, "UUID": uuid.UUID, "uuid4": uuid.uuid4, "Path": pathlib.Path, "re": re, "decimal": decimal,
              "ValidationInfo": ValidationInfo}
    return found


class Models:
    """All classes of one project. `namespace` maps names to classes; `adapter(type, facets)` is what a parameter gets."""

    def __init__(self, models, more_types=None):
        self.models = models
        self.module = python_types.ModuleType(f"models_{next(counter)}")
        sys.modules[self.module.__name__] = self.module
        self.namespace = self.module.__dict__
        self.namespace.update({name: kind for name, kind in (names() | (more_types or {})).items() if name not in models})  # a model may be called Strict
        for name, model in models.items():
            if model.get("kind") == "enum":
                self.namespace[name] = self._enum(name, model)
            for parameter in model.get("type_parameters", []):
                self.namespace.setdefault(parameter, typing.TypeVar(parameter))
        for name in models:
            self._model(name)
        for name in models:
            cls = self.namespace[name]
            if isinstance(cls, type) and issubclass(cls, BaseModel):
                cls.model_rebuild(_types_namespace=self.namespace, force=True)
            elif models[name].get("kind") == "dataclass":
                pydantic.dataclasses.rebuild_dataclass(cls, force=True, _types_namespace=self.namespace)

    def adapter(self, type_text, facets=None):
        annotation = self.annotation(type_text, facets or {})
        return TypeAdapter(annotation)

    def annotation(self, type_text, facets):
        """As FastAPI wraps every body and parameter: always Annotated."""
        resolved = self._evaluate(type_text)
        extra = [pydantic.StringConstraints(**self._strings(facets))] if self._strings(facets) else []
        return Annotated[(resolved, *extra, Field(**self._field_arguments(resolved, facets, False)))]

    def facets(self, resolved, facets):
        """Those that a marker of FastAPI does not take as they stand in a design, as it takes them."""
        arguments = self._field_arguments(resolved, facets, False)
        if "default_factory" in facets:
            arguments["default_factory"] = self._factory(facets["default_factory"])
        return {key: arguments[key] for key in ("validation_alias", "default_factory", *BOUNDS) if key in arguments}

    def default(self, resolved, value):
        return self._default(resolved, value)

    def _evaluate(self, text, scope=None):
        return eval(text, {**self.namespace, **(scope or {})})  # noqa: S307: our own case files

    def _strings(self, facets):
        return {k: facets[k] for k in STRING_FACETS if k in facets}

    def _field_arguments(self, resolved, facets, with_default):
        arguments = {k: facets[k] for k in FIELD_FACETS if k in facets}
        for bound in BOUNDS:
            if isinstance(arguments.get(bound), str):
                arguments[bound] = TypeAdapter(self._as_text(resolved)).validate_python(arguments[bound])
        if "validation_alias" in facets:
            arguments["validation_alias"] = self._alias(facets["validation_alias"])
        if "exclude_if" in facets:
            arguments["exclude_if"] = lambda value: self._evaluate(facets["exclude_if"], {"value": value})
        if with_default and "default" in facets:
            made = self._default(resolved, facets["default"])
            arguments |= {"default_factory": lambda: made} if isinstance(made, pydantic.Secret) else {"default": made}
        if with_default and "default_factory" in facets:
            arguments["default_factory"] = self._factory(facets["default_factory"])
        return arguments

    def _factory(self, text):
        """An expression, or the bare name of something to call; with `data` in it, it takes the validated data."""
        if re.search(r"\bdata\b", text):
            return lambda data: self._evaluate(text, {"data": data})

        def factory():
            made = self._evaluate(text)
            return made() if callable(made) else made
        return factory

    def _as_text(self, resolved):
        for candidate in (resolved, *typing.get_args(resolved)):
            if candidate in WRITTEN_AS_TEXT:
                return candidate
        return resolved

    def _alias(self, value):
        if isinstance(value, str):
            return value
        return AliasChoices(*[choice if isinstance(choice, str) else AliasPath(*choice) for choice in value])

    def _default(self, resolved, value):
        """A default is written as JSON; where the type is no JSON type the object it stands for is meant."""
        value = self._member(resolved, value)
        if value is None or not self._is_converted(resolved, set()):
            return value
        try:
            return TypeAdapter(resolved).validate_python(value)
        except pydantic.ValidationError:
            return value

    def _member(self, annotation, value):
        """The member of an enum in a Literal, also in a Union, that has this value."""
        if typing.get_origin(annotation) is Literal:
            literals = typing.get_args(annotation)
            if any(type(one) is type(value) and one == value for one in literals):
                return value
            return next((one for one in literals if isinstance(one, enum.Enum) and one.value == value), value)
        if typing.get_origin(annotation) not in (typing.Union, python_types.UnionType):
            return value
        made = (self._member(argument, value) for argument in typing.get_args(annotation))
        return next((one for one in made if isinstance(one, enum.Enum)), value)

    def _is_converted(self, annotation, seen):
        if annotation in CONVERTED:
            return True
        origin = typing.get_origin(annotation)
        if origin in (set, frozenset, tuple, collections.deque, pydantic.Secret):
            return True
        if origin is Annotated:
            return self._is_converted(typing.get_args(annotation)[0], seen)
        if isinstance(annotation, type) and origin is None and issubclass(annotation, (enum.Enum, BaseModel)):
            return True
        if origin is Literal:
            return False
        return any(self._is_converted(argument, seen) for argument in typing.get_args(annotation))

    def _enum(self, name, model):
        base = {"str": (str, enum.Enum), "int": (int, enum.Enum), "float": (float, enum.Enum), "StrEnum": (enum.StrEnum,),
                "IntEnum": (enum.IntEnum,)}.get(model.get("extends"), (enum.Enum,))
        body = enum.EnumMeta.__prepare__(name, base)
        for member in model["members"]:
            body[member["name"]] = member["value"]
        body["__module__"] = self.module.__name__
        body["__qualname__"] = name
        if model.get("description"):
            body["__doc__"] = model["description"]
        return enum.EnumMeta(name, base, body)

    def _model(self, name):
        if name not in self.namespace:
            model = self.models[name]
            kind = model.get("kind", "model")
            base = model.get("extends")
            if base and base != "BaseModel":
                self._model(base.partition("[")[0])
            make = {"model": self._base_model, "root": self._base_model, "typed_dict": self._typed_dict,
                    "dataclass": self._dataclass, "named_tuple": self._named_tuple, "json_schema": lambda *_: typing.Any}[kind]
            self.namespace[name] = make(name, model)
        return self.namespace[name]

    def _config(self, model):
        config = dict(model.get("config", {}))
        generator = config.get("alias_generator")
        if isinstance(generator, str):
            config["alias_generator"] = getattr(alias_generators, generator)
        elif generator:
            config["alias_generator"] = AliasGenerator(**{k: getattr(alias_generators, v) for k, v in generator.items()})
        return config

    def _class(self, name, model, bases, body, **keywords):
        """class NAME(bases, keywords) with this body, in our module."""
        if model.get("description"):
            body["__doc__"] = model["description"]
        body = {"__module__": self.module.__name__, "__qualname__": name, **body}
        made = python_types.new_class(name, bases, keywords, lambda space: space.update(body))
        self.namespace[name] = made
        return made

    def _parameters(self, model):
        parameters = tuple(self.namespace[parameter] for parameter in model.get("type_parameters", []))
        return (typing.Generic[parameters],) if parameters else ()

    def _base_model(self, name, model):
        start = RootModel if model.get("kind") == "root" else BaseModel
        if start is RootModel and model.get("type_parameters"):
            start = RootModel[self._resolved(model["fields"][0]["type"])]
        base = self._evaluate(model["extends"]) if model.get("extends", "BaseModel") != "BaseModel" else start
        body = {"__annotations__": {}}
        if model.get("config"):
            body["model_config"] = ConfigDict(**self._config(model))
        for field in model.get("fields", []):
            self._add_field(body, field)
        self._add_functions(body, model)
        return self._class(name, model, (base, *self._parameters(model)), body)

    def _typed_dict(self, name, model):
        config = self._config(model)
        total = config.pop("total", True)
        base = self._evaluate(model["extends"]) if model.get("extends") else typing_extensions.TypedDict
        body = {"__annotations__": {field["name"]: self._annotated(field) for field in model.get("fields", [])}}
        if config:
            body["__pydantic_config__"] = ConfigDict(**config)
        return self._class(name, model, (base, *self._parameters(model)), body, total=total)

    def _named_tuple(self, name, model):
        body = {"__annotations__": {field["name"]: self._annotated(field) for field in model.get("fields", [])}}
        for field in model.get("fields", []):
            if "default" in field:
                body[field["name"]] = self._default(self._resolved(field["type"]), field["default"])
        return self._class(name, model, (typing.NamedTuple,), body)

    def _dataclass(self, name, model):
        bases = (self._evaluate(model["extends"]),) if model.get("extends") else ()
        body = {"__annotations__": {}}
        for field in model.get("fields", []):
            self._add_field(body, field)
        self._add_functions(body, model)
        made = self._class(name, model, (*bases, *self._parameters(model)), body)
        config = self._config(model)
        options = {key: config.pop(key) for key in ("kw_only", "frozen") if key in config}
        return pydantic.dataclasses.dataclass(made, config=ConfigDict(**config) if config else None, **options)

    def _resolved(self, text):
        try:
            return self._evaluate(text)
        except (NameError, TypeError):  # names a model that comes later, or itself
            return text

    @staticmethod
    def _facets(field):
        return {k: v for k, v in field.items() if k not in ("name", "type")}

    def _annotated(self, field):
        """For forms without Field() as a default."""
        facets = self._facets(field)
        if not facets.keys() - {"default"}:
            return field["type"]
        resolved = self._resolved(field["type"])
        extra = [pydantic.StringConstraints(**self._strings(facets))] if self._strings(facets) else []
        return Annotated[(resolved, *extra, Field(**self._field_arguments(resolved, facets, False)))]

    def _add_field(self, body, field):
        facets = self._facets(field)
        resolved = self._resolved(field["type"])
        arguments = self._field_arguments(resolved, facets, True)
        strings = self._strings(facets)
        body["__annotations__"][field["name"]] = Annotated[resolved, pydantic.StringConstraints(**strings)] if strings else resolved
        if arguments:
            body[field["name"]] = Field(**arguments)

    def _add_functions(self, body, model):
        for validator in model.get("validators", []):
            body[validator["name"]] = self._field_validator(validator) if validator.get("fields") else self._model_validator(validator)
        for field in model.get("computed", []):
            body[field["name"]] = self._computed(field)

    def _refuse_or_change(self, validator, given, scope):
        if validator.get("check") and not self._evaluate(validator["check"], scope):
            raise ValueError(PLACEHOLDER.sub(lambda found: str(self._evaluate(found[1].strip(), scope)), validator.get("message", "")))
        return self._evaluate(validator["value"], scope) if validator.get("value") else given

    def _field_validator(self, validator):
        def function(cls, value, info: ValidationInfo):
            return self._refuse_or_change(validator, value, {"value": value, "data": info.data, "field_name": info.field_name})
        function.__name__ = function.__qualname__ = validator["name"]
        return field_validator(*validator["fields"], mode=validator.get("mode", "after"))(classmethod(function))

    def _model_validator(self, validator):
        if validator.get("mode") == "before":
            def function(cls, value):
                return self._refuse_or_change(validator, value, {"value": value})
            function.__name__ = function.__qualname__ = validator["name"]
            return model_validator(mode="before")(classmethod(function))

        def function(self_):
            return self._refuse_or_change(validator, self_, {"self": self_})
        function.__name__ = function.__qualname__ = validator["name"]
        return model_validator(mode="after")(function)

    def _computed(self, field):
        facets = {k: v for k, v in field.items() if k not in ("name", "type", "expression")}

        def function(self_):
            return self._evaluate(field["expression"], {"self": self_})
        function.__name__ = function.__qualname__ = field["name"]
        return computed_field(property(function), return_type=self._resolved(field["type"]), **facets)


def errors_of(error):
    """errors() as FastAPI renders them."""
    from fastapi.encoders import jsonable_encoder
    return jsonable_encoder(error.errors(include_url=False))
