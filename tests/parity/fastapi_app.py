# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real FastAPI application from a project folder: what Signalbox must answer like. Templates run as the Python they are."""
import datetime
import inspect
import json
import pathlib
import typing
import uuid

import fastapi_answers
import fastapi_around
import fastapi_dependencies
import fastapi_documents
import fastapi_handlers
import fastapi_sockets
import oracle
import pydantic
import starlette.datastructures
from fastapi import APIRouter, FastAPI, HTTPException, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Project:
    """The folder's models, constants, routers and endpoints, in the order in which they are declared."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.info = read(self.folder / "signalbox.json")
        self.models = oracle.Models({path.stem: read(path) for path in sorted((self.folder / "models").glob("*.json"))},
                                    {"UploadFile": UploadFile})
        self.types = self.models.namespace
        self.constants = {path.stem: read(path) for path in sorted((self.folder / "constants").glob("*.json"))}
        self.declared = fastapi_dependencies.Declarations(self)
        self.log = []  # what tasks behind an answer wrote

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


async def read_uploads(value):
    """UploadFile has its bytes behind an await; here expressions read them as `content`."""
    if isinstance(value, starlette.datastructures.UploadFile):
        value.content = await value.read()
        await value.seek(0)
    elif isinstance(value, list):
        for item in value:
            await read_uploads(item)
    elif isinstance(value, pydantic.BaseModel):
        await read_uploads([item for _, item in value])


async def names_in_scope(project, request, values):
    await read_uploads(list(values.values()))
    names = {"now": lambda: datetime.datetime.now(datetime.timezone.utc), "uuid4": uuid.uuid4}
    names |= {name: getattr(datetime, name) for name in ("date", "datetime", "time", "timedelta", "timezone")}
    names |= project.constants
    form = getattr(request, "_form", None)  # already read, for Form parts: then the stream is gone
    raw = await request.body() if isinstance(request, Request) and form is None else b""
    body = None if form is None else dict(form)
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
        made = Response(content, media_type=media_type, headers=headers, status_code=outcome.get("status", response.own_status))
        fastapi_answers.write_cookies(templates, outcome, made)
        return made
    if "status" in outcome:
        response.status_code = outcome["status"]
    for name, value in headers.items():
        response.headers[name] = value
    fastapi_answers.write_cookies(templates, outcome, response)
    return body


def reply(project, spec, status):
    async def endpoint(request__, response__, background__=None, **values):
        templates = Templates(await names_in_scope(project, request__, values))
        response__.own_status = status
        if fastapi_around.mentions_session(spec, values):
            templates.names["session"] = request__.session
        for name, template in spec.get("let", {}).items():
            templates.names[name] = templates.render(template)
        for case in spec.get("cases", []):
            if templates.expression(case["when"]):
                return answer(templates, case, response__)
        fastapi_around.write_session(request__, templates, spec)
        fastapi_answers.add_tasks(project, templates, spec, background__)
        return answer(templates, spec, response__)

    return endpoint


def event_of(templates, event, is_sse):
    if not is_sse or set(event) <= {"data", "wait"}:
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


def add_endpoint(project, router, prefix, source, name):
    if source["method"] == "WEBSOCKET":
        return fastapi_sockets.add(project, router, prefix, source, name)
    spec = dict(source.get("behaviour", {"kind": "reply"}))
    declared = project.declared
    options = declared.route_options(source)
    model = project.type(source["response_model"]) if "response_model" in source else None
    result = inspect.Signature.empty
    if "response_class" in source:
        base = StreamingResponse if spec.get("kind", "reply") == "stream" else None
        options["response_class"] = declared.response_class(source["response_class"], base)
    if spec.get("kind", "reply") == "token":
        function = fastapi_dependencies.token(project, spec)
        options["response_model"] = model
    elif spec.get("kind", "reply") == "stream":
        function = stream(project, spec)
        if spec.get("format", "sse") == "sse":
            options["response_class"] = EventSourceResponse
        elif spec["format"] == "bytes" and "/" not in source.get("response_class", ""):
            options["response_class"] = StreamingResponse
        if model is not None:
            result = typing.AsyncIterable[model]
    elif spec.get("kind", "reply") in ("redirect", "file"):
        made_by = {"redirect": fastapi_answers.redirect, "file": fastapi_answers.file}[spec["kind"]]
        function = made_by(project, spec, source.get("status_code", 200))
        options["response_model"] = model
    else:
        function = reply(project, spec, source.get("status_code", 200))
        options["response_model"] = model
    function.__name__ = name
    function.__signature__ = declared.signature(source, prefix + source["path"], result)
    router.add_api_route(source["path"], function, methods=[source["method"]], name=name, **options)


def entries(folder, mounts=()):
    """Endpoints, routers and mounts of a folder in declaration order."""
    found = []
    if not folder.exists():
        return [path for _, _, path in mounts]
    for path in folder.iterdir():
        if path.is_dir():
            file = path / "router.json"
            found.append((read(file).get("order", 0) if file.exists() else 0, path.name, path))
        elif path.suffix == ".json" and path.name != "router.json":
            found.append((read(path).get("order", 0), path.stem, path))
    return [path for _, _, path in sorted(found + list(mounts), key=lambda item: item[:2])]


def fill(project, router, folder, prefix, mounts=()):
    for path in entries(folder, mounts):
        if path.parent == project.folder / "mounts":
            fastapi_around.add_mount(project, router, path, build)
            continue
        if path.is_file():
            add_endpoint(project, router, prefix, read(path), path.stem)
            continue
        file = path / "router.json"
        source = read(file) if file.exists() else {}
        child = APIRouter(**project.declared.router_options(source))
        fill(project, child, path, prefix + source.get("prefix", ""))
        router.include_router(child, prefix=source.get("prefix", ""))


def build(folder, overrides=None):
    project = Project(folder)
    app = FastAPI(**project.declared.app_options(), middleware=fastapi_around.middleware(project.folder))
    fill(project, app.router, project.folder / "endpoints", "", fastapi_around.mounts(project.folder))
    fastapi_handlers.add_handlers(project, app)
    app.state.log = project.log
    project.declared.override(app, overrides)
    project.declared.webhooks(app)
    return app
