# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests for what stands around a project's operations: files that are served, hosts, preflights, sessions, request ids; and
credentials of its users. Plain Python, so that a token is made without a package.
"""
import base64
import hashlib
import hmac
import json
import urllib.parse
from pathlib import Path

from project_documents import filled, read
from servers import SECRETS

RANGES = ["bytes=0-3", "bytes=2-", "bytes=-2", "bytes=0-1,3-4", "bytes=99999-", "bytes=3-1", "items=0-1", "bytes=", "bytes=0-0, 0-0", "bytes=x-2"]
LATER = 4_102_444_800  # 2100-01-01


def encoded(value):
    raw = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def access_token(claims, algorithm="HS256", key=SECRETS["SIGNALBOX_SECRET_JWT_KEY"]):
    """A JWT; of RFC 7519's algorithms only HS256 and none are made."""
    signed = encoded({"alg": algorithm, "typ": "JWT"}) + "." + encoded(claims)
    return signed + "." + (encoded(hmac.digest(key.encode(), signed.encode(), hashlib.sha256)) if algorithm == "HS256" else "")


def users_of(project):
    path = Path(project) / "security/users.json"
    return read(path)["users"] if path.exists() else []


def credentials(project):
    """Values of the Authorization header: of each user, right and wrong."""
    yield "Basic " + base64.b64encode(b"ada:secret").decode()
    yield from ("Basic x", "basic " + base64.b64encode(b"no").decode(), "Bearer", "Bearer t", "bearer  t ", "Digest a=b", "Other x", "hawk id=1", "")
    for user in users_of(project):
        name = user["username"]
        claims = {"sub": name, "scope": " ".join(user.get("scopes", [])), "iat": 1_700_000_000, "exp": LATER}
        yield "Bearer " + access_token(claims)
        yield "bearer " + access_token({**claims, "scope": "me"})
        yield "Basic " + base64.b64encode(f"{name}:secret".encode()).decode()
        yield "Basic " + base64.b64encode(f"{name}:wrong".encode()).decode()
    good = {"sub": "ada", "scope": "me all", "iat": 1_700_000_000, "exp": LATER}
    for claims in ({**good, "exp": 1}, {**good, "sub": ""}, {**good, "sub": "nobody"}, {**good, "sub": 5}, {**good, "scope": ["me"]}, {**good, "nbf": LATER}):
        yield "Bearer " + access_token(claims)
    yield "Bearer " + access_token(good, algorithm="none")
    yield "Bearer " + access_token(good, key="another key, which is long enough too")
    yield "Bearer " + access_token(good)[:-3] + "abc"


class Surroundings:
    """`add(method, target, headers)` takes each request; `project` is the folder of one application."""

    def __init__(self, project, random, add):
        self.project, self.random, self.add = Path(project), random, add
        path = self.project / "middleware.json"
        self.kinds = {one["kind"]: one for one in read(path)["middleware"]} if path.exists() else {}

    def grow(self, target):
        """`target`: of an operation that answers."""
        for path in sorted((self.project / "mounts").glob("*.json")):
            mount = read(path)
            if mount.get("kind", "static") in ("static", "frontend"):
                self.files(mount["path"].rstrip("/"), self.project / mount.get("directory", "static"))
        for kind, grow in (("cors", self.preflights), ("trusted_host", self.hosts), ("session", self.sessions), ("request_id", self.request_ids),
                           ("https_redirect", self.schemes), ("gzip", self.encodings)):
            if kind in self.kinds:
                grow(target)

    def files(self, prefix, folder):
        names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
        folders = sorted({name.rpartition("/")[0] for name in names})
        for name in names + folders + [name + "/" for name in folders] + ["nothing.txt", "../signalbox.json", "%2e%2e/signalbox.json", "docs//index.html"]:
            self.add("GET", filled(prefix, "1") + "/" + urllib.parse.quote(name, safe="/%."))
        for name in names[:3]:
            target = filled(prefix, "1") + "/" + urllib.parse.quote(name)
            for method in ("HEAD", "POST", "OPTIONS"):
                self.add(method, target)
            for value in self.random.sample(RANGES, 4):
                self.add("GET", target, [("range", value)])
            for header in (("if-none-match", "\"x\""), ("if-modified-since", "Tue, 14 Nov 2023 22:13:20 GMT"), ("if-modified-since", "Tue, 14 Nov 2000 22:13:20 GMT"),
                           ("accept", "text/html"), ("accept-encoding", "gzip")):
                self.add("GET", target, [header])
        self.add("GET", filled(prefix, "1") or "/")
        self.add("GET", filled(prefix, "1") + "/deep/route", [("accept", "text/html")])

    def preflights(self, target):
        for origin in ("https://a.test", "https://b.test", "https://evil.example", "null"):
            self.add("GET", target, [("origin", origin)])
            self.add("GET", target, [("origin", origin), ("cookie", "a=b")])
            for method, headers in (("GET", ""), ("PUT", "x-one"), ("DELETE", "X-One, content-type"), ("put", "x-two"), ("BREW", "x-one,x-two")):
                self.add("OPTIONS", target, [("origin", origin), ("access-control-request-method", method)] +
                         ([("access-control-request-headers", headers)] if headers else []))
        self.add("OPTIONS", target, [("origin", "https://a.test"), ("access-control-request-method", "GET"), ("access-control-request-private-network", "true")])
        self.add("GET", "/nowhere", [("origin", "https://a.test")])

    def hosts(self, target):
        for host in ("localhost", "LOCALHOST:81", "a.test", "b.a.test:8000", "test", "evil.example", "127.0.0.1", "[::1]:8000", ""):
            self.add("GET", target, [("host", host)])

    def sessions(self, target):
        for cookie in ("session=", "session=garbage", "session=e30=.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb", "other=1"):
            self.add("GET", target, [("cookie", cookie)])

    def request_ids(self, target):
        for value in ("abc-123", "a b", "", "x" * 129, "x" * 128, "\u00e9"):
            self.add("GET", target, [("x-request-id", value)])

    def schemes(self, target):
        for value in ("https", "http", "wss"):
            self.add("GET", target, [("x-forwarded-proto", value)])

    def encodings(self, target):
        for value in ("gzip", "GZIP", "identity", "br, gzip;q=0", "x-gzip"):
            self.add("GET", target, [("accept-encoding", value)])
