# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the feature list (section 11 of the facts) that a design says as data, flow or preset, and which designs have them.

Rows 9, 26, 65, 100 and 106 are Python of a person's own; 74, 103, 107 and 108 wait for data; 11 is one operation for each method.
"""
import json
import re
from pathlib import Path


class Project:
    """What the rows ask about: the JSON of a project and of those mounted in it."""

    def __init__(self, folder):
        self.files = {path.relative_to(folder).as_posix(): self.read(path) for path in sorted(Path(folder).rglob("*.json"))}
        self.infos = self.below("signalbox.json", whole=True)
        self.apps = [info.get("app", {}) for info in self.infos]
        self.routers = [value for name, value in self.files.items() if name.endswith("/router.json")]
        self.endpoints = [value for name, value in self.files.items() if "endpoints/" in name and not name.endswith("router.json")]
        self.sockets = [one for one in self.endpoints if one.get("method") == "WEBSOCKET"]
        self.models = self.below("models/")
        self.dependencies = self.below("dependencies/")
        self.schemes = [value for name, value in self.files.items() if "security/" in name and not name.endswith("users.json")]
        self.mounts = self.below("mounts/")
        self.webhooks = self.below("webhooks/")
        self.middleware = [one for value in self.below("middleware.json", whole=True) for one in value.get("middleware", [])]
        self.handlers = [one for value in self.below("exception_handlers.json", whole=True) for one in value.get("exception_handlers", [])]
        takers = self.endpoints + self.dependencies + self.webhooks
        self.parameters = [one for value in takers for one in value.get("parameters", [])]
        self.parts = [one for value in takers for one in value.get("body", []) if isinstance(value.get("body"), list)]
        self.fields = [one for model in self.models for one in model.get("fields", [])]
        self.behaviours = [one.get("behaviour", {}) for one in self.endpoints]
        self.model_names = {Path(name).stem for name in self.files if "models/" in name}
        self.text = json.dumps(self.files)

    @staticmethod
    def read(path):
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            return {}

    def below(self, part, whole=False):
        return [value for name, value in self.files.items()
                if (name.split("/")[-1] == part if whole else part in name) and isinstance(value, dict)]

    # Words for the table below.
    def option(self, *names):
        return any(name in info for info in self.infos for name in names)

    def app(self, *names):
        return any(name in app for app in self.apps for name in names)

    def operation(self, *names):
        return any(name in one for one in self.endpoints for name in names)

    def parameter(self, place, test=lambda one: True):
        return any(one.get("in", "query") == place and test(one) for one in self.parameters)

    def facet(self, *names):
        return any(name in one for one in self.parameters + self.parts + self.fields for name in names)

    def typed(self, pattern):
        return any(re.search(pattern, one.get("type", "")) for one in self.parameters + self.parts + self.fields)

    def part(self, test):
        return any(map(test, self.parts))

    def config(self, *names):
        return any(name in model.get("config", {}) for model in self.models for name in names)

    def kind(self, *names):
        return any(one.get("kind") in names for one in self.behaviours)

    def model_kind(self, *names):
        return any(model.get("kind") in names for model in self.models)

    def is_model(self, one):
        return one.get("type", "").split("[")[0] in self.model_names

    def mount(self, *kinds):
        return any(one.get("kind", "static") in kinds for one in self.mounts)

    def around(self, *kinds):
        return any(one.get("kind") in kinds for one in self.middleware)

    def asks(self, test):
        lists = [value.get("dependencies", []) for value in self.endpoints + self.dependencies + self.routers + self.apps]
        return any(test(one) for one in sum(lists, []) if isinstance(one, dict))

    def scheme(self, *types):
        return any(one.get("type") in types for one in self.schemes)


ROWS = {
    1: ("title, version, summary, description, terms", lambda p: p.option("summary", "description", "terms_of_service")),
    2: ("contact, licence, external docs, tags", lambda p: p.option("contact", "license_info", "external_docs", "tags")),
    3: ("servers, root_path", lambda p: p.option("servers") and p.app("root_path") or p.app("root_path_in_servers")),
    4: ("openapi_url, docs_url, redoc_url", lambda p: p.app("openapi_url", "docs_url", "redoc_url")),
    5: ("Swagger UI parameters, OAuth", lambda p: p.app("swagger_ui_parameters", "swagger_ui_init_oauth", "swagger_ui_oauth2_redirect_url")),
    6: ("separate_input_output_schemas", lambda p: p.app("separate_input_output_schemas")),
    7: ("strict_content_type", lambda p: p.app("strict_content_type") or p.operation("strict_content_type")),
    8: ("redirect_slashes", lambda p: p.app("redirect_slashes")),
    10: ("operations GET to TRACE", lambda p: len({one.get("method") for one in p.endpoints}) > 3),
    12: ("path parameters with converters", lambda p: any(re.search(r"{\w+:", one.get("path", "")) for one in p.endpoints)),
    13: ("order of routes", lambda p: p.operation("order")),
    14: ("routers: prefix, tags, nesting", lambda p: any("prefix" in one for one in p.routers)),
    15: ("responses, dependencies, deprecated of routers", lambda p: any(one.keys() & {"responses", "dependencies", "deprecated"} for one in p.routers)),
    16: ("mounted application", lambda p: p.mount("app")),
    17: ("routes by host", lambda p: p.mount("host")),
    18: ("StaticFiles", lambda p: p.mount("static")),
    19: ("frontend()", lambda p: p.mount("frontend")),
    20: ("operation_id, summary, description, tags", lambda p: p.operation("operation_id") and p.operation("summary", "description")),
    21: ("generate_unique_id_function", lambda p: "generate_unique_id" in p.text),
    22: ("deprecated, include_in_schema", lambda p: p.operation("deprecated", "include_in_schema")),
    23: ("openapi_extra", lambda p: p.operation("openapi_extra")),
    24: ("callbacks", lambda p: '"callbacks"' in p.text),
    25: ("webhooks", lambda p: bool(p.webhooks)),
    27: ("query scalar", lambda p: p.parameter("query")),
    28: ("query list", lambda p: p.parameter("query", lambda one: "list[" in one.get("type", ""))),
    29: ("query model", lambda p: p.parameter("query", p.is_model)),
    30: ("header scalar and list", lambda p: p.parameter("header")),
    31: ("header model", lambda p: p.parameter("header", p.is_model)),
    32: ("cookie scalar and model", lambda p: p.parameter("cookie")),
    33: ("path constraints", lambda p: p.parameter("path", lambda one: bool(one.keys() & {"ge", "gt", "le", "lt", "pattern", "min_length", "max_length"}))
                             or any("{" + one["name"] in end.get("path", "") and one.keys() & {"ge", "gt", "le", "lt", "pattern", "min_length", "max_length"}
                                    for end in p.endpoints for one in end.get("parameters", []))),
    34: ("alias, validation_alias", lambda p: any(one.keys() & {"alias", "validation_alias"} for one in p.parameters)),
    35: ("AliasChoices, AliasPath", lambda p: any(isinstance(one.get("validation_alias"), (list, dict)) for one in p.fields)),
    36: ("defaults", lambda p: p.facet("default")),
    37: ("default_factory", lambda p: p.facet("default_factory")),
    38: ("examples, openapi_examples", lambda p: p.facet("examples", "openapi_examples")),
    39: ("include_in_schema of a parameter", lambda p: any("include_in_schema" in one for one in p.parameters)),
    40: ("Json[...] in the query", lambda p: p.parameter("query", lambda one: "Json" in one.get("type", ""))),
    41: ("strict types", lambda p: p.facet("strict") or p.config("strict") or p.typed("Strict|strict=True")),
    42: ("one JSON body", lambda p: p.part(lambda one: p.is_model(one) and "in" not in one)),
    43: ("several bodies, embed", lambda p: p.part(lambda one: "embed" in one) or any(len(one.get("body", [])) > 1 for one in p.endpoints)),
    44: ("scalar, list, dict, Any body", lambda p: p.part(lambda one: re.match(r"(int|str|float|list|dict|Any)\b", one.get("type", "")) is not None)),
    45: ("media_type of a body", lambda p: p.part(lambda one: "media_type" in one)),
    46: ("raw bytes body", lambda p: p.part(lambda one: one.get("type") == "bytes" and "in" not in one)),
    47: ("form fields", lambda p: p.part(lambda one: one.get("in") == "form")),
    48: ("form model", lambda p: p.part(lambda one: one.get("in") == "form" and p.is_model(one))),
    49: ("UploadFile", lambda p: p.typed("UploadFile")),
    50: ("bytes File", lambda p: p.part(lambda one: one.get("in") == "file" and "bytes" in one.get("type", ""))),
    51: ("partial update", lambda p: "model_copy" in p.text or "model_dump" in p.text or "exclude_unset" in p.text),
    52: ("nested models, inheritance", lambda p: any("extends" in one and one.get("kind") != "enum" for one in p.models)),
    53: ("generic models", lambda p: any("type_parameters" in one for one in p.models)),
    54: ("enums, Literal", lambda p: p.model_kind("enum") or p.typed("Literal")),
    55: ("unions, discriminators", lambda p: p.typed("Union|\\|") or p.facet("discriminator")),
    56: ("constraints", lambda p: p.facet("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "pattern", "max_digits")),
    57: ("formats", lambda p: p.typed("datetime|date|UUID|EmailStr|Url|IPv|SecretStr")),
    58: ("model config", lambda p: p.config("extra", "populate_by_name", "from_attributes", "title", "str_strip_whitespace")),
    59: ("alias generators", lambda p: p.config("alias_generator")),
    60: ("validators", lambda p: any("validators" in one for one in p.models)),
    61: ("field serialisers", lambda p: p.facet("exclude_if") or p.config("ser_json_timedelta", "ser_json_bytes", "ser_json_inf_nan", "ser_json_temporal")),
    62: ("computed fields", lambda p: any("computed" in one for one in p.models)),
    63: ("RootModel, dataclass, TypedDict", lambda p: p.model_kind("root", "dataclass", "typed_dict", "named_tuple")),
    64: ("json_schema_extra", lambda p: "json_schema_extra" in p.text),
    66: ("response_model", lambda p: p.operation("response_model")),
    67: ("include, exclude, unset, defaults, none, by_alias", lambda p: any(key.startswith("response_model_") for one in p.endpoints for key in one)),
    68: ("status_code", lambda p: p.operation("status_code")),
    69: ("responses=", lambda p: p.operation("responses")),
    70: ("literal response body", lambda p: any(one.get("kind") == "reply" and "{{" not in json.dumps(one.get("body")) for one in p.behaviours)),
    71: ("computed response body", lambda p: any(one.get("kind") == "reply" and "{{" in json.dumps(one.get("body")) for one in p.behaviours)),
    72: ("conditional responses", lambda p: any("cases" in one for one in p.behaviours)),
    73: ("HTTPException with detail and headers", lambda p: '"raise"' in p.text),
    75: ("HTML, text, other media", lambda p: any(one.get("response_class") in ("html", "plain") or "/" in str(one.get("response_class")) for one in p.endpoints)),
    76: ("redirect", lambda p: p.kind("redirect")),
    77: ("FileResponse", lambda p: p.kind("file")),
    78: ("StreamingResponse", lambda p: any(one.get("kind") == "stream" and one.get("format") == "bytes" for one in p.behaviours)),
    79: ("server-sent events", lambda p: any(one.get("kind") == "stream" and one.get("format", "sse") == "sse" for one in p.behaviours)),
    80: ("JSON Lines", lambda p: any(one.get("kind") == "stream" and one.get("format") == "jsonl" for one in p.behaviours)),
    81: ("an explicit JSON response class", lambda p: '"response_class": "json"' in p.text or '"default_response_class": "json"' in p.text),
    82: ("a media type of its own", lambda p: any("/" in str(one.get("response_class")) for one in p.endpoints)),
    83: ("headers, cookies, status in a reply", lambda p: any(one.keys() & {"headers", "cookies", "status"} for one in p.behaviours)),
    84: ("background tasks", lambda p: any("background" in one for one in p.behaviours)),
    85: ("dependencies as groups of parameters", lambda p: any(one.get("parameters") for one in p.dependencies)),
    86: ("dependencies with logic", lambda p: any("cases" in one or "let" in one for one in p.dependencies)),
    87: ("sub-dependencies, use_cache", lambda p: any("dependencies" in one for one in p.dependencies)),
    88: ("yield dependencies", lambda p: any(one.get("yield") for one in p.dependencies)),
    89: ("dependencies of app, router, route", lambda p: p.app("dependencies") or any("dependencies" in one for one in p.routers)),
    90: ("dependency_overrides", lambda p: p.app("dependency_overrides")),
    91: ("HTTP Basic, Bearer, Digest", lambda p: p.scheme("http_basic", "http_bearer", "http_digest")),
    92: ("API keys", lambda p: p.scheme("api_key")),
    93: ("OAuth2, OpenID Connect", lambda p: p.scheme("oauth2_password", "oauth2_authorization_code", "oauth2", "open_id_connect")),
    94: ("scopes", lambda p: p.asks(lambda one: one.get("scopes"))),
    95: ("OAuth2PasswordRequestForm", lambda p: any(one.get("kind") == "password_form" for one in p.dependencies)),
    96: ("CORS", lambda p: p.around("cors")),
    97: ("GZip, trusted hosts, HTTPS redirect", lambda p: p.around("gzip", "trusted_host", "https_redirect")),
    98: ("sessions", lambda p: p.around("session")),
    99: ("middleware of our own", lambda p: p.around("headers", "timing", "request_id", "rate_limit", "security_headers")),
    101: ("exception handlers", lambda p: bool(p.handlers)),
    102: ("a 422 of one's own", lambda p: any(one.get("on") == "RequestValidationError" for one in p.handlers)),
    104: ("WebSocket echo, script", lambda p: bool(p.sockets)),
    105: ("WebSocket parameters, dependencies, close codes", lambda p: any(one.get("parameters") or one.get("dependencies") for one in p.sockets)),
    109: ("settings from the environment", lambda p: any(one.get("kind") in ("user",) for one in p.dependencies) or p.around("session")),
    110: ("the request in expressions", lambda p: re.search(r"{{[^}]*\b(headers|query|cookies|path|body)\b", p.text) is not None),
    111: ("tests of the export", lambda p: bool(p.endpoints)),
    112: ("host and port", lambda p: p.option("server")),
}


class Coverage:
    """How many designs and requests there were for each row."""

    def __init__(self):
        self.designs = dict.fromkeys(ROWS, 0)
        self.requests = dict.fromkeys(ROWS, 0)

    def add(self, folder, requests):
        project = Project(folder)
        for row, (_, has) in ROWS.items():
            if has(project):
                self.designs[row] += 1
                self.requests[row] += requests

    def tell(self, every):
        """Prints the table; answers with the rows that no design has."""
        if every:
            for row, (title, _) in ROWS.items():
                print(f"  row {row:3} {title}: {self.designs[row]} designs, {self.requests[row]} requests")
        covered = sum(map(bool, self.designs.values()))
        print(f"features: {covered} of {len(ROWS)} rows")
        return [f"{row} ({ROWS[row][0]})" for row, count in self.designs.items() if not count]
