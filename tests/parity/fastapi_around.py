# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around a project's routes, said to FastAPI: middleware, static files, frontends, applications under a path or a host.
The middleware that Starlette has none of are the ASGI classes an export prints; core/design/README.md says what they do."""
import base64
import gzip
import json
import mimetypes
import os
import re
import time
import uuid

import itsdangerous
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.httpsredirect import HTTPSRedirectMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import JSONResponse

MODIFIED = 1_700_000_000_250_000_000  # of every file that is served, in nanoseconds

mimetypes.knownfiles.clear()  # an answer must not depend on the machine's own table
mimetypes.init()


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def secret_of(name):
    """The parity test knows the same."""
    return "the secret named " + name


class HttpMiddleware:
    """The head of every HTTP answer passes through `change`; what it needs is made by `begin`."""

    def __init__(self, app, **options):
        self.app = app
        self.prepare(**options)

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = self.begin(scope)

        async def send_changed(message):
            if message["type"] == "http.response.start":
                self.change(MutableHeaders(scope=message), begun)
            await send(message)

        await self.app(scope, receive, send_changed)


class SecurityHeadersMiddleware(HttpMiddleware):
    DEFAULTS = {"x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer",
                "permissions-policy": "camera=(), geolocation=(), microphone=()", "cross-origin-opener-policy": "same-origin"}

    def prepare(self, headers=None):
        lines = self.DEFAULTS | {name.lower(): value for name, value in (headers or {}).items()}
        self.lines = {name: value for name, value in lines.items() if value}

    def begin(self, scope):
        return None

    def change(self, headers, begun):
        for name, value in self.lines.items():
            headers.setdefault(name, value)


class HeadersMiddleware(HttpMiddleware):
    def prepare(self, headers=None):
        self.lines = {name: value for name, value in (headers or {}).items() if value}

    def begin(self, scope):
        return None

    def change(self, headers, begun):
        for name, value in self.lines.items():
            headers[name] = value


class RequestIdMiddleware(HttpMiddleware):
    VALID = re.compile(r"[A-Za-z0-9._-]{1,128}")

    def prepare(self, header="X-Request-ID"):
        self.header = header

    def begin(self, scope):
        sent = Headers(scope=scope).get(self.header, "")
        return sent if self.VALID.fullmatch(sent) else str(uuid.uuid4())

    def change(self, headers, begun):
        headers[self.header] = begun


class TimingMiddleware(HttpMiddleware):
    def prepare(self, header="X-Process-Time"):
        self.header = header

    def begin(self, scope):
        return time.perf_counter()

    def change(self, headers, begun):
        headers[self.header] = f"{time.perf_counter() - begun:.6f}"


class RateLimitMiddleware:
    def __init__(self, app, requests=60, seconds=60, per="ip"):
        self.app = app
        self.requests = requests
        self.seconds = seconds
        self.windows = {}

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        now = time.monotonic_ns()
        key = scope["client"][0] if scope["client"] else ""
        end, used = self.windows.get(key, (0, 0))
        if end <= now:
            end, used = now + self.seconds * 1_000_000_000, 0
        is_allowed = used < self.requests
        used += is_allowed
        self.windows[key] = (end, used)
        rate = {"x-ratelimit-limit": str(self.requests), "x-ratelimit-remaining": str(self.requests - used),
                "x-ratelimit-reset": str(-((now - end) // 1_000_000_000))}
        if not is_allowed:
            headers = {"retry-after": rate["x-ratelimit-reset"]} | rate
            await JSONResponse({"detail": "Too Many Requests"}, 429, headers)(scope, receive, send)
            return

        async def send_changed(message):
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(rate)
            await send(message)

        await self.app(scope, receive, send_changed)


CLASSES = {"cors": CORSMiddleware, "gzip": GZipMiddleware, "trusted_host": TrustedHostMiddleware,
           "https_redirect": HTTPSRedirectMiddleware, "session": SessionMiddleware, "rate_limit": RateLimitMiddleware,
           "security_headers": SecurityHeadersMiddleware, "request_id": RequestIdMiddleware, "timing": TimingMiddleware,
           "headers": HeadersMiddleware}


def middleware(folder):
    """FastAPI(middleware=[...]), whose first is the outermost."""
    file = folder / "middleware.json"
    made = []
    for source in read(file)["middleware"] if file.exists() else []:
        options = {key: value for key, value in source.items() if key != "kind"}
        if source["kind"] == "session":
            options["secret_key"] = secret_of(options.get("secret_key", "SESSION_KEY"))
        made.append(Middleware(CLASSES[source["kind"]], **options))
    return made


def mounts(folder):
    return sorted(((read(path).get("order", 0), path.stem, path) for path in (folder / "mounts").glob("*.json")),
                  key=lambda item: item[:2])


def add_mount(project, router, path, build):
    source = read(path)
    kind = source.get("kind", "static")
    folder = project.folder / source.get("directory", source.get("project", ""))
    if kind == "app":
        router.mount(source["path"], build(folder), name=path.stem)
    elif kind == "host":
        router.host(source["path"], build(folder), name=path.stem)
    else:
        touch(folder)
        if kind == "frontend":
            router.frontend(source["path"], directory=folder, fallback=source.get("fallback", "auto"))
        else:
            options = {key: source[key] for key in ("html", "follow_symlink") if key in source}
            router.mount(source["path"], StaticFiles(directory=folder, **options), name=path.stem)


def touch(folder):
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, ns=(MODIFIED, MODIFIED))


def mentions_session(spec, parameters):
    def words(value):
        if isinstance(value, str):
            return set(re.findall(r"\w+", value))
        items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return set().union(*(words(item) for item in items)) if items else set()

    return "session" in words(spec) and "session" not in parameters


def write_session(request, templates, spec):
    """A reply's `session`: its keys are set, None takes one out, and null instead of an object clears."""
    if "session" not in spec:
        return
    if spec["session"] is None:
        request.session.clear()
        return
    rendered = {key: templates.render(value) for key, value in spec["session"].items()}
    for key, value in rendered.items():
        if value is None:
            request.session.pop(key, None)
        else:
            request.session[key] = value


def headers_of(case):
    """With the session cookie that a case asks for: {"data": ..., "secret": ..., "age": seconds}."""
    headers = [tuple(line) for line in case.get("headers", [])]
    if "session" in case:
        asked = case["session"]
        data = base64.b64encode(json.dumps(asked["data"]).encode())
        signer = itsdangerous.TimestampSigner(asked.get("secret", secret_of("SESSION_KEY")))
        signer.get_timestamp = lambda: int(time.time()) - asked.get("age", 0)
        headers.append(("cookie", "session=" + signer.sign(data).decode()))
    return headers


def mask(answer):
    """What is another each time: signatures, times, random ids, boundaries, and the packing of gzip."""
    headers = dict(map(tuple, answer["headers"]))
    if headers.get("content-encoding") == "gzip":
        packed = base64.b64decode(answer.pop("base64")) if "base64" in answer else answer["body"].encode()
        if packed:
            answer["body"] = gzip.decompress(packed).decode()
    boundary = re.search(r"boundary=([0-9a-f]{26})$", headers.get("content-type", ""))
    if boundary and "body" in answer:
        answer["body"] = answer["body"].replace(boundary[1], "(boundary)")
    answer["headers"] = [[name, masked(name, value)] for name, value in answer["headers"]]


def masked(name, value):
    if name == "set-cookie":
        value = re.sub(r"(; expires=)\w{3}, \d\d \w{3} 20[2-9]\d \d\d:\d\d:\d\d GMT", r"\1(soon)", value)
        return re.sub(r"^([^=;]+=[A-Za-z0-9+/=]+)\.[\w-]+\.[\w-]+;", r"\1.(signed);", value)
    value = re.sub(r"^\d+\.\d{6}$", "(seconds)", value)
    value = re.sub(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", "(uuid4)", value)
    return re.sub(r"boundary=[0-9a-f]{26}$", "boundary=(boundary)", value)
