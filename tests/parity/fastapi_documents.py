# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a project only declares, said to FastAPI: signatures, dependencies, security schemes, response classes, callbacks, webhooks
and what FastAPI(...) takes. What things do stands elsewhere: `Declarations.behaviour_of` is replaced by who knows more."""
import inspect
import json
import typing

import fastapi.security
import fastapi_answers
import pydantic
from fastapi import APIRouter, BackgroundTasks, Body, Cookie, Depends, File, Form, Header, Path, Query, Request, Response, Security, UploadFile
from fastapi.responses import (FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse)
from fastapi.routing import generate_unique_id
from fastapi.security.http import HTTPBase
from fastapi.requests import HTTPConnection
from fastapi.sse import EventSourceResponse

MARKERS = {"path": Path, "query": Query, "header": Header, "cookie": Cookie}
BODY_MARKERS = {"body": Body, "form": Form, "file": File}
# Facets that stand in the type (UploadFile in ...) or in the signature (default), or that say which marker it is.
NOT_OF_THE_MARKER = {"name", "type", "in", "default", "exclude"}
RESPONSE_CLASSES = {"json": JSONResponse, "html": HTMLResponse, "plain": PlainTextResponse, "redirect": RedirectResponse,
                    "file": FileResponse, "stream": StreamingResponse, "event_stream": EventSourceResponse, "response": Response}
SCHEME_KEYS = {"key": "name", "token_url": "tokenUrl", "refresh_url": "refreshUrl", "authorization_url": "authorizationUrl",
               "bearer_format": "bearerFormat", "open_id_connect_url": "openIdConnectUrl"}
API_KEYS = {"header": fastapi.security.APIKeyHeader, "query": fastapi.security.APIKeyQuery, "cookie": fastapi.security.APIKeyCookie}
SCHEMES = {"http_basic": fastapi.security.HTTPBasic, "http_bearer": fastapi.security.HTTPBearer,
           "http_digest": fastapi.security.HTTPDigest, "http": HTTPBase, "oauth2_password": fastapi.security.OAuth2PasswordBearer,
           "oauth2_authorization_code": fastapi.security.OAuth2AuthorizationCodeBearer, "oauth2": fastapi.security.OAuth2,
           "open_id_connect": fastapi.security.OpenIdConnect}
ROUTE_KEYS = ("summary", "description", "tags", "deprecated", "include_in_schema", "operation_id", "response_description",
              "response_model_by_alias", "response_model_exclude_unset", "response_model_exclude_defaults",
              "response_model_exclude_none", "status_code", "openapi_extra", "strict_content_type")
APP_KEYS = ("openapi_url", "docs_url", "redoc_url", "swagger_ui_oauth2_redirect_url", "swagger_ui_parameters",
            "swagger_ui_init_oauth", "root_path", "root_path_in_servers", "separate_input_output_schemas", "strict_content_type",
            "redirect_slashes", "deprecated", "include_in_schema")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def accepts(function, options):
    """The options that a marker knows: Form has no `embed`, Body no `include_in_schema`..."""
    known = inspect.signature(function).parameters
    return {key: value for key, value in options.items() if key in known}


def unique_id(preset):
    def by_name(route):
        return route.name

    def by_tag_and_name(route):
        return f"{route.tags[0]}-{route.name}" if route.tags else route.name

    return {"default": generate_unique_id, "name": by_name, "tag_name": by_tag_and_name}[preset]


class Declarations:
    def __init__(self, project):
        self.project = project
        self.made = {}  # dependencies and security schemes by name: one object each, as a module has them
        self.folder = project.folder

    # Replaced by fastapi_dependencies: the callable of a dependency of the kind `function`, before it gets its signature.
    @staticmethod
    def behaviour_of(project, name, source):
        async def dependency(**values):
            return None

        async def dependency_that_yields(**values):
            yield None

        return dependency_that_yields if source.get("yield") else dependency

    # Replaced by fastapi_dependencies: the callable of a dependency of the kind `user`.
    @staticmethod
    def user_of(project, name, source):
        async def user(**values):
            return None

        return user

    # parameters

    def parameter(self, source, marker):
        kind = self.project.type(source["type"])
        options = {key: value for key, value in source.items() if key not in NOT_OF_THE_MARKER}
        options |= self.project.models.facets(kind, options)
        default = self.default_of(source, kind)
        if isinstance(default, pydantic.Secret):  # made by a factory, as in a model
            options, default = options | {"default_factory": lambda made=default: made}, inspect.Parameter.empty
        annotation = typing.Annotated[kind, marker(**accepts(marker, options))]
        return inspect.Parameter(source["name"], inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)

    def default_of(self, source, kind):
        if "default" not in source:
            return inspect.Parameter.empty
        return self.project.models.default(kind, source["default"])

    def body_part(self, source):
        inferred = "file" if "UploadFile" in source["type"] else "body"
        return self.parameter(source, BODY_MARKERS[source.get("in", inferred)])

    # A dependency's parameter is a path parameter only in the routes whose path names it: left to FastAPI where nothing is said.
    def dependency_parameter(self, source):
        if "in" in source or set(source) - {"name", "type", "default"}:
            return self.parameter(source, MARKERS[source.get("in", "query")])
        kind = self.project.type(source["type"])
        return inspect.Parameter(source["name"], inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=self.default_of(source, kind))

    def named_dependency(self, source):
        asked = {"dependency": source} if isinstance(source, str) else source
        annotation = typing.Annotated[typing.Any, self.depends(source)]
        return inspect.Parameter(asked.get("name") or asked["dependency"] + "_", inspect.Parameter.KEYWORD_ONLY,
                                 annotation=annotation)

    def signature(self, source, path, result=inspect.Signature.empty):
        in_path = "{" + "{".join(path.split("{")[1:])
        parameters = [inspect.Parameter("request__", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
                      inspect.Parameter("response__", inspect.Parameter.KEYWORD_ONLY, annotation=Response)]
        for item in source.get("parameters", []):
            inferred = "path" if "{" + item["name"] + "}" in in_path or "{" + item["name"] + ":" in in_path else "query"
            parameters.append(self.parameter(item, MARKERS[item.get("in", inferred)]))
        if source.get("behaviour", {}).get("kind", "reply") == "reply" and "background" in source.get("behaviour", {}):
            parameters.append(inspect.Parameter("background__", inspect.Parameter.KEYWORD_ONLY, annotation=BackgroundTasks))
        parameters += [self.body_part(item) for item in source.get("body", [])]
        parameters += [self.named_dependency(item) for item in source.get("dependencies", [])
                       if isinstance(item, dict) and item.get("name")]
        return inspect.Signature(parameters, return_annotation=result)

    # dependencies and security

    def depends(self, source):
        asked = {"dependency": source} if isinstance(source, str) else source
        options = {"use_cache": asked.get("use_cache", True)}
        if asked.get("scope"):
            options["scope"] = asked["scope"]
        if asked.get("scopes"):
            return Security(self.callable(asked["dependency"]), scopes=asked["scopes"], **accepts(Security, options))
        return Depends(self.callable(asked["dependency"]), **options)

    def unnamed(self, source):
        """What stands in dependencies=[...]."""
        return [self.depends(item) for item in source.get("dependencies", []) if isinstance(item, str) or not item.get("name")]

    def callable(self, name):
        if name not in self.made:
            file = self.folder / "dependencies" / f"{name}.json"
            self.made[name] = self.make_dependency(name, read(file)) if file.exists() \
                else self.make_scheme(read(self.folder / "security" / f"{name}.json"))
        return self.made[name]

    def make_dependency(self, name, source):
        kind = source.get("kind", "function")
        if kind == "password_form":
            return fastapi.security.OAuth2PasswordRequestFormStrict if source.get("strict") \
                else fastapi.security.OAuth2PasswordRequestForm
        function = self.user_of(self.project, name, source) if kind == "user" else self.behaviour_of(self.project, name, source)
        parameters = [inspect.Parameter("request__", inspect.Parameter.KEYWORD_ONLY, annotation=HTTPConnection),
                      inspect.Parameter("response__", inspect.Parameter.KEYWORD_ONLY, annotation=Response)]
        if kind == "function" and "security_scopes" in json.dumps(source):
            parameters.append(inspect.Parameter("security_scopes", inspect.Parameter.KEYWORD_ONLY,
                                                annotation=fastapi.security.SecurityScopes))
        if kind == "user":
            parameters.append(inspect.Parameter("security_scopes__", inspect.Parameter.KEYWORD_ONLY,
                                                annotation=fastapi.security.SecurityScopes))
            parameters.append(self.named_dependency({"dependency": source["scheme"], "name": "credentials__"}))
        parameters += [self.dependency_parameter(item) for item in source.get("parameters", [])]
        parameters += [self.body_part(item) for item in source.get("body", [])]
        parameters += [self.named_dependency(item) for item in source.get("dependencies", [])]
        function.__name__ = name
        function.__signature__ = inspect.Signature(parameters)
        return function

    def make_scheme(self, source):
        options = {SCHEME_KEYS.get(key, key): value for key, value in source.items() if key != "type"}
        if source.get("type", "http_bearer") == "api_key":
            return API_KEYS[options.pop("in", "header")](**options)
        return SCHEMES[source.get("type", "http_bearer")](**options)

    # answers

    def response_class(self, name, base=None):
        if name == "file":
            return fastapi_answers.project_file_class(self.folder)
        if name in RESPONSE_CLASSES:
            return RESPONSE_CLASSES[name]
        if base is None:
            base = JSONResponse if name == "application/json" or name.endswith("+json") else Response
        return type("DesignedResponse", (base,), {"media_type": name})

    def responses(self, source):
        made = {}
        for status, response in source.items():
            made[int(status) if status.isdigit() else status] = {
                key: self.project.type(value) if key == "model" else value for key, value in response.items()}
        return made

    def route_options(self, source):
        """What a decorator takes, but the model and class of the answer."""
        options = {key: source[key] for key in ROUTE_KEYS if key in source}
        for key in ("response_model_include", "response_model_exclude"):
            if key in source:
                options[key] = set(source[key]) if isinstance(source[key], list) else source[key]
        options["responses"] = self.responses(source.get("responses", {}))
        options["dependencies"] = self.unnamed(source)
        if "callbacks" in source:
            options["callbacks"] = self.callbacks(source["callbacks"])
        if "generate_unique_id" in source:
            options["generate_unique_id_function"] = unique_id(source["generate_unique_id"])
        return options

    def documented_route(self, router, source, name):
        """A route that is never called: of callbacks and webhooks."""
        async def function(**values):
            return None

        function.__name__ = name
        function.__signature__ = self.signature(source, source["path"])
        options = self.route_options(source)
        if "response_class" in source:
            options["response_class"] = self.response_class(source["response_class"])
        options["response_model"] = self.project.type(source["response_model"]) if "response_model" in source else None
        router.add_api_route(source["path"], function, methods=[source["method"]], name=name, **options)

    def callbacks(self, sources):
        router = APIRouter()
        for source in sources:
            self.documented_route(router, source, source["name"])
        return router.routes

    def webhooks(self, app):
        found = [(read(path).get("order", 0), path.stem, path) for path in (self.folder / "webhooks").glob("*.json")]
        for _, name, path in sorted(found, key=lambda item: item[:2]):
            self.documented_route(app.webhooks, read(path), name)

    # FastAPI(...) and APIRouter(...)

    def shared_options(self, source):
        """What the app and a router both take."""
        options = {"responses": self.responses(source.get("responses", {})), "dependencies": self.unnamed(source)}
        if "callbacks" in source:
            options["callbacks"] = self.callbacks(source["callbacks"])
        if "generate_unique_id" in source:
            options["generate_unique_id_function"] = unique_id(source["generate_unique_id"])
        if "default_response_class" in source:
            options["default_response_class"] = self.response_class(source["default_response_class"])
        return options

    def app_options(self):
        info = self.project.info
        options = {"title": info.get("name", "API"), "version": info.get("version", "0.1.0"), "summary": info.get("summary"),
                   "description": info.get("description", ""), "servers": info.get("servers"),
                   "terms_of_service": info.get("terms_of_service"), "contact": info.get("contact"),
                   "license_info": info.get("license_info"), "openapi_external_docs": info.get("external_docs")}
        if "tags" in info:
            options["openapi_tags"] = [{"externalDocs" if key == "external_docs" else key: value for key, value in tag.items()}
                                       for tag in info["tags"]]
        app = info.get("app", {})
        options |= {key: app[key] for key in APP_KEYS if key in app}
        return options | self.shared_options(app)

    def router_options(self, source):
        options = self.shared_options(source)
        options |= {key: source[key] for key in ("strict_content_type", "tags", "deprecated", "include_in_schema") if key in source}
        return options
