# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what real FastAPI answers: python record_fastapi.py [NAME ...] reads cases/http_NAME.json, writes recorded/http_NAME.json."""
import asyncio
import base64
import html
import json
import os
import pathlib
import re
import sys
import urllib.parse
import warnings

import fastapi_app
import fastapi_around
import fastapi_sockets

HERE = pathlib.Path(__file__).parent
IGNORED = {"content-length"}


def bytes_of(case):
    if "base64" in case:
        return base64.b64decode(case["base64"])
    if "pieces" in case:
        return "".join(text * times for text, times in case["pieces"]).encode("utf-8")
    return case.get("body", "").encode("utf-8")


def scope_of(case, root_path=""):
    """As uvicorn makes it; `root_path` is its --root-path."""
    raw_path, _, query = case["target"].partition("?")
    sent = fastapi_around.headers_of(case)
    headers = [] if any(name.lower() == "host" for name, _ in sent) else [(b"host", b"127.0.0.1:8000")]
    headers += [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in sent]
    return {"type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1", "method": case["method"], "scheme": case.get("scheme", "http"),
            "path": root_path + urllib.parse.unquote(raw_path), "raw_path": root_path.encode("ascii") + raw_path.encode("ascii"), "root_path": root_path,
            "query_string": query.encode("ascii"), "headers": headers, "client": (case.get("client", "127.0.0.1"), 50000),
            "server": ("127.0.0.1", 8000)}


def mask(text, keys):
    """What is new each time (tokens), in the place of its value."""
    try:
        document = json.loads(text)
    except ValueError:
        return text
    for key in keys:
        if isinstance(document, dict) and key in document:
            document[key] = "(masked)"
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def without_internals(value):
    """An UploadFile that is shown (in an error) shows what is private to it as well: see REGISTER.md."""
    if isinstance(value, list):
        return [without_internals(item) for item in value]
    if not isinstance(value, dict):
        return value
    hidden = {"file", "_max_mem_size"} if "_max_mem_size" in value else set()
    return {key: without_internals(item) for key, item in value.items() if key not in hidden}


async def ask(app, case, masked=True, root_path=""):
    app.state.log.clear()
    if case["method"] == "WEBSOCKET":
        return await fastapi_sockets.ask(app, scope_of(case, root_path), case)
    sent = []
    body = bytes_of(case)
    delivered = False

    async def receive():
        nonlocal delivered
        if not delivered:
            delivered = True
            return {"type": "http.request", "body": body, "more_body": False}
        await asyncio.sleep(3600)

    async def send(message):
        sent.append(message)

    try:
        await app(scope_of(case, root_path), receive, send)
    except Exception:  # the server would log it and close; the 500 was already sent
        pass
    if not sent:  # what uvicorn then says itself
        sent = [{"status": 500, "headers": [(b"content-type", b"text/plain; charset=utf-8")], "type": "http.response.start"},
                {"type": "http.response.body", "body": b"Internal Server Error"}]
    start = sent[0]
    is_cut = not any(message["type"] == "http.response.body" and not message.get("more_body") for message in sent)
    text = b"".join(message.get("body", b"") for message in sent[1:])
    answer = {"status": start["status"],
              "headers": [[name.decode("latin-1"), value.decode("latin-1")] for name, value in start["headers"]
                          if name.decode() not in IGNORED]}
    if is_cut:
        answer["cut"] = True
    try:
        answer["body"] = text.decode("utf-8")
    except UnicodeDecodeError:
        answer["base64"] = base64.b64encode(text).decode()
    if not masked:
        return answer
    fastapi_around.mask(answer)
    if '"_max_mem_size"' in answer.get("body", ""):
        answer["body"] = json.dumps(without_internals(json.loads(answer["body"])), ensure_ascii=False, separators=(",", ":"))
    if app.state.log:
        answer["log"] = list(app.state.log)
    if "mask" in case:
        answer["body"] = mask(answer["body"], case["mask"])
    if is_page(answer):
        answer["page"] = page_of(answer["body"])
        answer["body"] = "(a page)"
    if case["target"].endswith("openapi.json") and answer["status"] == 200 and '"openapi":' in answer["body"]:
        if servers := json.loads(answer["body"]).get("servers"):
            answer["servers"] = servers
        answer["body"] = "(the document)"
    return answer


def is_page(answer):
    text = answer.get("body", "").lstrip().lower()
    return text.startswith("<!doctype html>") and any(name in text for name in ("swagger ui", "redoc"))


def page_of(text):
    """What a docs page is told: the rest of it differs on purpose."""
    found = {"title": html.unescape(re.search("<title>(.*?)</title>", text, re.DOTALL)[1])}
    if redoc := re.search('spec-url="([^"]*)"', text):
        return found | {"url": redoc[1]}
    if "SwaggerUIBundle" not in text:
        return found
    found["url"] = re.search("url: '([^']*)'", text)[1]
    found["parameters"] = {json.loads(key): json.loads(value) for key, value in re.findall(r'^ *("(?:[^"\\]|\\.)*"): (.*),$', text, re.MULTILINE)}
    redirect = re.search("oauth2RedirectUrl: window.location.origin \\+ '([^']*)'", text)
    oauth = re.search(r"ui\.initOAuth\((.*)\)", text)
    return found | {"redirect": redirect[1] if redirect else None, "oauth": json.loads(oauth[1]) if oauth else None}


async def document_of(app):
    """As it is served, which is where root_path comes in."""
    if not app.openapi_url:
        return app.openapi()
    app.user_middleware.clear()  # it might refuse us
    app.middleware_stack = None
    return json.loads((await ask(app, {"method": "GET", "target": app.openapi_url}, masked=False))["body"])


async def record(name):
    cases = json.loads((HERE / "cases" / f"http_{name}.json").read_text(encoding="utf-8"))
    os.environ.update(cases.get("environment", {}))
    app = fastapi_app.build(HERE / "projects" / cases["project"], cases.get("overrides"))
    root_path = cases.get("server_root_path", "")
    recorded = {"answers": [await ask(app, case, root_path=root_path) for case in cases["requests"]], "openapi": await document_of(app)}
    (HERE / "recorded").mkdir(exist_ok=True)
    text = json.dumps(recorded, indent=1, ensure_ascii=False) + "\n"
    (HERE / "recorded" / f"http_{name}.json").write_text(text, encoding="utf-8")
    print(f"{name}: {len(recorded['answers'])} answers")


def main():
    warnings.simplefilter("ignore")
    names = sys.argv[1:] or sorted(path.stem[5:] for path in (HERE / "cases").glob("http_*.json"))
    for name in names:
        asyncio.run(record(name))


if __name__ == "__main__":
    main()
