# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real FastAPI application from a project folder: what Signalbox must answer like. Templates run as the Python they are."""
import datetime
import enum
import inspect
import json
import pathlib
import sys
import types
import typing
import uuid

import pydantic
from fastapi import APIRouter, Body, Cookie, FastAPI, Header, HTTPException, Path, Query, Request, Response, WebSocket
from fastapi.sse import EventSourceResponse, ServerSentEvent

MARKERS = {"path": Path, "query": Query, "header": Header, "cookie": Cookie}
FIELD_KEYS = {
    "default", "alias", "validation_alias", "serialization_alias", "title", "description", "examples", "deprecated", "exclude",
    "strict", "gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern", "max_digits", "decimal_places",
    "allow_inf_nan", "discriminator",
}
MARKER_KEYS = (FIELD_KEYS - {"exclude", "default"}) | {"include_in_schema", "openapi_examples", "convert_underscores", "embed",
                                                       "media_type"}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def names_of_types():
    names = {name: getattr(typing, name) for name in typing.__all__}
    names |= {name: getattr(pydantic, name) for name in ("AnyUrl", "HttpUrl", "SecretStr", "Json")}
    names |= {name: getattr(datetime, name) for name in ("datetime", "date", "time", "timedelta")}
    return names | {"UUID": uuid.UUID}


class Project:
    """The folder's models, constants, routers and endpoints, in the order in which they are declared."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.info = read(self.folder / "signalbox.json")
        module = types.ModuleType("project_models")  # where Pydantic looks for the names in annotations
        sys.modules["project_models"] = module
        self.types = vars(module)
        self.types |= names_of_types()
        self.constants = {path.stem: read(path) for path in sorted((self.folder / "constants").glob("*.json"))}
        self.load_models()

    def load_models(self):
        sources = {path.stem: read(path) for path in sorted((self.folder / "models").glob("*.json"))}
        made = set()

        def make(name):
            if name in made or name not in sources:
                return
            made.add(name)
            make(sources[name].get("extends", ""))
            self.types[name] = self.make_enum(name, sources[name]) if sources[name].get("kind") == "enum" \
                else self.make_model(name, sources[name])

        for name in sources:
            make(name)
        for name in sources:
            if hasattr(self.types[name], "model_rebuild"):
                self.types[name].model_rebuild(force=True)

    def make_enum(self, name, source):
        bases = {"": (enum.Enum,), "str": (str, enum.Enum), "int": (int, enum.Enum)}[source.get("extends", "")]
        body = enum.EnumMeta.__prepare__(name, bases)
        for member in source["members"]:
            body[member["name"]] = member["value"]
        kind = enum.EnumMeta(name, bases, body)
        kind.__doc__ = source.get("description")
        return kind

    def make_model(self, name, source):
        body = {"__annotations__": {}, "__module__": "project_models", "__doc__": source.get("description")}
        if source.get("config"):
            body["model_config"] = pydantic.ConfigDict(**source["config"])
        for field in source.get("fields", []):
            body["__annotations__"][field["name"]] = field["type"]
            body[field["name"]] = pydantic.Field(**{key: value for key, value in field.items() if key in FIELD_KEYS})
        base = self.types[source["extends"]] if source.get("extends") else pydantic.BaseModel
        return type(base)(name, (base,), body)

    def type(self, text):
        return eval(text, dict(self.types))  # the project's own type expressions


class Templates:
    """{{ expression }} in any JSON, evaluated as Python."""

    def __init__(self, names):
        self.names = names

    def expression(self, source):
        return eval(compile(source.strip(), "template", "eval"), self.names)

    def pieces(self, text):
        """Texts and (compiled sources of) expressions, in order."""
        at = 0
        while True:
            begin = text.find("{{", at)
            if begin < 0:
                yield "text", text[at:]
                return
            yield "text", text[at:begin]
            end = text.find("}}", begin + 2)
            while True:
                try:
                    compile(text[begin + 2:end].strip(), "template", "eval")
                    break
                except SyntaxError:
                    end = text.find("}}", end + 1)
            yield "expression", text[begin + 2:end]
            at = end + 2

    def render(self, template):
        if isinstance(template, dict):
            return {key: self.render(value) for key, value in template.items()}
        if isinstance(template, list):
            return [self.render(value) for value in template]
        if not isinstance(template, str) or "{{" not in template:
            return template
        pieces = [piece for piece in self.pieces(template) if piece != ("text", "")]
        if len(pieces) == 1 and pieces[0][0] == "expression":
            return self.expression(pieces[0][1])
        return "".join(text if kind == "text" else str(self.expression(text)) for kind, text in pieces)


async def names_in_scope(project, request, values):
    names = {"now": lambda: datetime.datetime.now(datetime.timezone.utc), "uuid4": uuid.uuid4}
    names |= project.constants
    raw = await request.body() if isinstance(request, Request) else b""
    body = None
    if raw:
        content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
        try:
            body = json.loads(raw) if content_type == "application/json" or content_type.endswith("+json") else raw
        except ValueError:
            body = None
    names |= {"path": dict(request.path_params), "query": dict(request.query_params), "headers": dict(request.headers),
              "cookies": dict(request.cookies), "body": body}
    return names | values


def answer(templates, outcome, response):
    """What an endpoint returns for one outcome of a reply."""
    headers = {name.lower(): str(templates.render(value)) for name, value in outcome.get("headers", {}).items()}
    if "raise" in outcome:
        detail = templates.render(outcome["detail"]) if "detail" in outcome else None
        raise HTTPException(outcome["raise"], detail=detail, headers=headers or None)
    body = templates.render(outcome.get("body"))
    if "content-type" in headers:
        media_type = headers.pop("content-type")
        content = body if isinstance(body, (str, bytes)) else json.dumps(body, separators=(",", ":"), ensure_ascii=False)
        return Response(content, media_type=media_type, headers=headers, status_code=outcome.get("status", response.own_status))
    if "status" in outcome:
        response.status_code = outcome["status"]
    for name, value in headers.items():
        response.headers[name] = value
    return body


def reply(project, spec, status):
    async def endpoint(request__, response__, **values):
        templates = Templates(await names_in_scope(project, request__, values))
        response__.own_status = status
        for name, template in spec.get("let", {}).items():
            templates.names[name] = templates.render(template)
        for case in spec.get("cases", []):
            if templates.expression(case["when"]):
                return answer(templates, case, response__)
        return answer(templates, spec, response__)

    return endpoint


def event_of(templates, event, is_sse):
    if set(event) <= {"data", "wait"}:
        return templates.render(event.get("data"))
    fields = {key: templates.render(event[key]) for key in ("event", "data", "raw_data", "id", "retry", "comment") if key in event}
    for key in ("event", "id", "comment"):
        if fields.get(key) is not None:
            fields[key] = str(fields[key])
    return ServerSentEvent(**fields)


def stream(project, spec):
    is_sse = spec.get("format", "sse") == "sse"
    as_name = spec.get("as", "item")
    events = spec.get("events", [{"data": "{{ " + as_name + " }}"}] if "each" in spec else [])

    async def endpoint(request__, response__, **values):
        templates = Templates(await names_in_scope(project, request__, values))
        for name, template in spec.get("let", {}).items():
            templates.names[name] = templates.render(template)
        for event in spec.get("first", []):
            yield event_of(templates, event, is_sse)
        rounds = templates.render(spec["each"]) if "each" in spec else [None] * spec.get("repeat", 1)
        for index, item in enumerate(rounds):
            templates.names["index"] = index
            if "each" in spec:
                templates.names[as_name] = item
            for event in events:
                yield event_of(templates, event, is_sse)
        for event in spec.get("last", []):
            yield event_of(templates, event, is_sse)

    return endpoint


def parameter(project, source, marker):
    options = {key: value for key, value in source.items() if key in MARKER_KEYS}
    annotation = typing.Annotated[project.type(source["type"]), marker(**options)]
    default = source["default"] if "default" in source else inspect.Parameter.empty
    return inspect.Parameter(source["name"], inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def signature(project, source, path):
    parameters = [inspect.Parameter("request__", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
                  inspect.Parameter("response__", inspect.Parameter.KEYWORD_ONLY, annotation=Response)]
    in_path = "{" + "{".join(path.split("{")[1:])
    for item in source.get("parameters", []):
        inferred = "path" if "{" + item["name"] + "}" in in_path or "{" + item["name"] + ":" in in_path else "query"
        parameters.append(parameter(project, item, MARKERS[item.get("in", inferred)]))
    for item in source.get("body", []):
        parameters.append(parameter(project, item, Body))
    return parameters


def add_endpoint(project, router, prefix, source, name):
    spec = dict(source.get("behaviour", {"kind": "reply"}))
    status = source.get("status_code", 200)
    options = {key: source[key] for key in ("summary", "description", "tags", "deprecated", "include_in_schema", "operation_id",
                                            "response_description", "response_model_by_alias", "response_model_exclude_unset",
                                            "response_model_exclude_defaults", "response_model_exclude_none") if key in source}
    for key in ("response_model_include", "response_model_exclude"):
        if key in source:
            options[key] = set(source[key]) if isinstance(source[key], list) else source[key]
    if "status_code" in source:
        options["status_code"] = status
    options["responses"] = responses(project, source.get("responses", {}))
    model = project.type(source["response_model"]) if "response_model" in source else None
    result = inspect.Signature.empty
    if spec.get("kind", "reply") == "stream":
        function = stream(project, spec)
        if spec.get("format", "sse") == "sse":
            options["response_class"] = EventSourceResponse
        if model is not None:
            result = typing.AsyncIterable[model]
    else:
        function = reply(project, spec, status)
        options["response_model"] = model
    function.__name__ = name
    function.__signature__ = inspect.Signature(signature(project, source, prefix + source["path"]), return_annotation=result)
    router.add_api_route(source["path"], function, methods=[source["method"]], name=name, **options)


def responses(project, source):
    made = {}
    for status, response in source.items():
        made[int(status) if status.isdigit() else status] = {
            key: project.type(value) if key == "model" else value for key, value in response.items()}
    return made


def entries(folder):
    """Endpoints and routers of a folder in declaration order."""
    found = []
    for path in folder.iterdir():
        if path.is_dir():
            file = path / "router.json"
            found.append((read(file).get("order", 0) if file.exists() else 0, path.name, path))
        elif path.suffix == ".json" and path.name != "router.json":
            found.append((read(path).get("order", 0), path.stem, path))
    return [path for _, _, path in sorted(found, key=lambda item: item[:2])]


def fill(project, router, folder, prefix):
    for path in entries(folder):
        if path.is_file():
            add_endpoint(project, router, prefix, read(path), path.stem)
            continue
        file = path / "router.json"
        source = read(file) if file.exists() else {}
        child = APIRouter()
        fill(project, child, path, prefix + source.get("prefix", ""))
        options = {key: source[key] for key in ("tags", "deprecated", "include_in_schema") if key in source}
        router.include_router(child, prefix=source.get("prefix", ""), responses=responses(project, source.get("responses", {})),
                              **options)


def build(folder):
    project = Project(folder)
    info = project.info
    app = FastAPI(title=info.get("name", "API"), version=info.get("version", "0.1.0"), summary=info.get("summary"),
                  description=info.get("description", ""), servers=info.get("servers"), openapi_tags=info.get("tags"))
    if (project.folder / "endpoints").exists():
        fill(project, app, project.folder / "endpoints", "")
    return app
