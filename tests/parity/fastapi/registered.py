# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences that ../REGISTER.md gives a reason for: requests that are not sent, and answers that are told apart by their row."""
import json
import re

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._~!$&'()*+;=%-]+)(:\d+)?", re.IGNORECASE)


def is_sent(request, text):
    """False for what the two servers answer otherwise on purpose; `text`: the project's JSON."""
    headers = [(name.lower(), value) for name, value in request.get("headers", [])]
    hosts = [value for name, value in headers if name == "host"]
    if len(hosts) > 1 or any(not HOST.fullmatch(host) for host in hosts):
        return False  # a Host header that names no host
    if any(value != value.rstrip() for _, value in headers):
        return False  # spaces behind a header's value
    if request["method"] == "WEBSOCKET" and not all(value.isascii() for _, value in headers):
        return False  # bytes over 127 in the headers of a handshake
    if request["method"] == "CONNECT" or "#" in request["target"]:
        return False  # a tunnel, a fragment
    return not ("range(" in text and "9" * 20 in request["target"])  # an expression of more than 100,000 steps


def plain(body):
    try:
        return json.loads(body)
    except ValueError:
        return body


def shown_uploads(body):
    """The JSON with an UploadFile's public attributes alone."""
    def shown(value):
        if isinstance(value, dict):
            value = {key: shown(inner) for key, inner in value.items()}
            return {key: value[key] for key in ("filename", "size", "headers")} if value.keys() >= {"filename", "file", "size", "headers"} else value
        return [shown(item) for item in value] if isinstance(value, list) else value
    return shown(plain(body))


def row_of(ours, theirs):
    """The row of the register that a difference belongs to, or None."""
    lines = set(ours[1]) ^ set(theirs[1])
    if ours[0] != theirs[0]:
        return None
    if ours[0] in (204, 304) and lines == {"vary: Accept-Encoding"}:
        return "gzip with minimum_size 0 over a 204 or 304"
    if ours[2].endswith(b"(cut)") and theirs[2].endswith(b"(cut)") and ours[2].startswith(theirs[2][:-5]):
        return "an event stream that breaks"
    if lines == {"content-type: text/plain; charset=utf-8"} and len(theirs[1]) > len(ours[1]) and ours[2] == theirs[2]:
        return "the head of the answer to a WebSocket handshake"
    if any(name in theirs[2] for name in (b'"_max_mem_size"', b'"_TemporaryFileArgs"')) and shown_uploads(theirs[2]) == plain(ours[2]):
        return "an UploadFile in an error or an answer"
    if ours[0] != 101:
        return None
    if ours[2] == theirs[2].replace(b'{"close": 1005,', b'{"close": 1000,'):
        return "the answer to a close frame"
    if b'"close": 1011' in ours[2] and b"(the connection ends)" in theirs[2]:
        return "an expression that fails in an open WebSocket"
    if b'"close": 1011' in ours[2] and re.search(rb"Infinity|NaN", theirs[2]):
        return "NaN or an infinity in the JSON that a socket sends"
    return None
