# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One request and its answer: how it is sent, what of the answer is compared, and how a difference is told.

An answer is (status, lines "name: value" in order of name, body). Masked is only what the reference itself answers differently from run to
run: section 0 of the facts; the docs pages are ours by design (REGISTER.md).
"""
import base64
import gzip
import http.client
import json
import re
import time

import web_socket

UNCOMPARED = {"date", "server", "connection", "transfer-encoding", "keep-alive"}
MASKED = {"x-process-time"}
PAGES = (b"swagger-ui", b"OAuth2 redirect", b"OAuth2 Redirect", b"redoc", b"ReDoc")
PATIENCE = 8.0
SSE_SECONDS = 1.0
SIGNED = re.compile(r"=([A-Za-z0-9_=-]*)\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27}(?=;|$)")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
ADDRESS = re.compile(r"^http://127\.0\.0\.1:(?!8000\b)\d+")
EXPIRES = re.compile(r"expires=[^;]*", re.IGNORECASE)


def body_of(message):
    return base64.b64decode(message["base64"]) if "base64" in message else message.get("body", "").encode("utf-8", "surrogatepass")


def with_body(message, body):
    """`message` with the body as text where it is text."""
    try:
        return {**message, "body": body.decode("utf-8")} if body else message
    except UnicodeDecodeError:
        return {**message, "base64": base64.b64encode(body).decode()}


def ask(port, request):
    """The answer as it came; status 0 is a dropped connection."""
    if request["method"] == "WEBSOCKET":
        return web_socket.talk(port, request)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.putrequest(request["method"], request["target"], skip_host=True, skip_accept_encoding=True)
        body = body_of(request)
        if not any(name.lower() == "host" for name, _ in request.get("headers", [])):
            connection.putheader("host", "127.0.0.1:8000")
        for name, value in request.get("headers", []):
            connection.putheader(name, value.encode("latin-1"))
        if body or request["method"] in ("POST", "PUT", "PATCH"):
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        headers = [(name.lower(), value) for name, value in answer.getheaders() if name.lower() not in UNCOMPARED]
        return answer.status, headers, read_body(answer, dict(headers))
    except (OSError, http.client.HTTPException) as error:
        return 0, [("error", type(error).__name__)], b""
    finally:
        connection.close()


def read_body(answer, headers):
    body = b""
    try:
        if not headers.get("content-type", "").startswith("text/event-stream"):
            return answer.read()
        end = time.monotonic() + SSE_SECONDS
        while time.monotonic() < end and (part := answer.read1(65536)):  # an event stream may never end
            body += part
        return body
    except (OSError, http.client.HTTPException):
        return body + b"(cut)"


def plain_json(body):
    try:
        return json.loads(body)
    except (ValueError, UnicodeDecodeError):
        return None


def is_page(body):
    """Of /docs, /redoc and the redirect, wherever they stand: of either server's making."""
    return body.lstrip().startswith(b"<!") and any(word in body for word in PAGES)


def line_of(name, value, headers):
    if name in MASKED:
        value = "(masked)"
    elif name == "x-request-id":
        value = UUID.sub("(uuid4)", value)
    elif name == "location":
        value = ADDRESS.sub("http://(the socket's address)", value)
    elif name == "allow":
        value = ", ".join(sorted(part.strip() for part in value.split(",")))
    elif name == "set-cookie":
        value = SIGNED.sub(r"=\1.(signed)", EXPIRES.sub("expires=(date)", value))
    elif name == "content-type":
        value = re.sub(r"boundary=\S+", "boundary=(any)", value)
    elif name == "content-length" and headers.get("content-encoding") == "gzip":
        value = "(of gzip)"
    return f"{name}: {value}"


def normal(answer, request):
    """What of an answer is compared."""
    status, headers, body = answer
    known = dict(headers)
    if known.get("content-encoding") == "gzip" and body:
        body = gzip.decompress(body)
    is_html = known.get("content-type", "").startswith("text/html") and (is_page(body) or request["method"] == "HEAD" and not body)
    lines = sorted(line_of(name, value, known) for name, value in headers if not (is_html and name == "content-length"))
    if is_html and body:
        body = b"(a page)"
    if "multipart/byteranges" in known.get("content-type", ""):
        body = re.sub(rb"--[0-9a-f]{10,}", b"--(any)", body)
    return status, lines, body


def without_length(lines):
    return [line for line in lines if not line.startswith("content-length:")]


def same(ours, theirs):
    """Byte for byte, or the same JSON: key order and `50` for `50.0` are free where the document has been through Python dicts."""
    if ours == theirs:
        return True
    if ours[0] != theirs[0]:
        return False
    if any(line.startswith("content-type: text/event-stream") for line in theirs[1]):  # read for as long as we liked
        length = min(len(ours[2]), len(theirs[2]))
        return ours[1] == theirs[1] and length > 0 and ours[2][:length] == theirs[2][:length]
    left, right = plain_json(ours[2]), plain_json(theirs[2])
    return left is not None and same_json(left, right) and without_length(ours[1]) == without_length(theirs[1])


def canonical(value):
    """Lists in an order of their own: of designs with sets, whose order Python's hashes make."""
    if isinstance(value, dict):
        return {key: canonical(inner) for key, inner in value.items()}
    return sorted(map(canonical, value), key=lambda item: json.dumps(item, sort_keys=True)) if isinstance(value, list) else value


def same_but_order(ours, theirs):
    left, right = plain_json(ours[2]), plain_json(theirs[2])
    return ours[0] == theirs[0] and left is not None and right is not None and same_json(canonical(left), canonical(right))


def same_json(left, right):
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same_json(value, right[key]) for key, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same_json, left, right))
    return left == right and isinstance(left, bool) == isinstance(right, bool)


NUMBERS = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9_-]{20,}(\.[A-Za-z0-9_-]+)*|\d+")


def steadied(answer):
    """An answer without its numbers, identifiers and tokens: of designs that ask for the time or for chance."""
    status, lines, body = answer
    return status, [NUMBERS.sub(b"#", line.encode()).decode() for line in without_length(lines)], NUMBERS.sub(b"#", body)


def tell(request, ours, theirs):
    """A difference as lines of text."""
    shown = {**request, "body": request.get("body", "")[:300]}
    lines = [f"  {json.dumps(shown, ensure_ascii=True)}"]
    if ours[0] != theirs[0]:
        lines.append(f"    status {ours[0]}, FastAPI {theirs[0]}")
    for line in sorted(set(ours[1]) ^ set(theirs[1])):
        lines.append(f"    {'only ours' if line in ours[1] else 'only FastAPI'}: {line}")
    if ours[2] != theirs[2]:
        at = next((i for i, (a, b) in enumerate(zip(ours[2], theirs[2])) if a != b), min(len(ours[2]), len(theirs[2])))
        begin = max(0, at - 80)
        lines += [f"    ours    ...{ours[2][begin:at + 160]!r}", f"    FastAPI ...{theirs[2][begin:at + 160]!r}"]
    return "\n".join(lines)
