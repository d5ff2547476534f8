# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A conversation over a WebSocket (RFC 6455): what is sent one after the other, and everything that comes back.

A request is {"method": "WEBSOCKET", "target", "headers", "messages": [TEXT or {"base64"} or {"close": CODE} ...], "quiet": seconds}.
"""
import base64
import json
import os
import socket
import struct
import time

PATIENCE = 8.0
QUIET = 0.15


class Closed(Exception):
    pass


class Line:
    """Frames of one connection; never fragmented by us."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.buffer = b""

    def send(self, opcode, payload):
        mask = os.urandom(4)
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else struct.pack("!BH", 0xFE, size) if size < 65536 else struct.pack("!BQ", 0xFF, size)
        self.socket.sendall(bytes([0x80 | opcode]) + length + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload)))

    def fill(self, count, end):
        while len(self.buffer) < count:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.socket.settimeout(left)
            part = self.socket.recv(65536)
            if not part:
                raise Closed
            self.buffer += part

    def head(self):
        end = time.monotonic() + PATIENCE
        while b"\r\n\r\n" not in self.buffer:
            self.fill(len(self.buffer) + 1, end)
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        return head.decode("latin-1").split("\r\n")

    def rest(self, length):
        self.fill(length, time.monotonic() + PATIENCE)
        return self.buffer[:length]

    def frame(self, end):
        """(opcode, payload) of a whole message."""
        opcode, payload = None, b""
        while True:
            self.fill(2, end)
            size, at = self.buffer[1] & 0x7F, 2
            if size > 125:
                at = 4 if size == 126 else 10
                self.fill(at, end)
                size = int.from_bytes(self.buffer[2:at], "big")
            self.fill(at + size, end)
            first, part = self.buffer[0], self.buffer[at:at + size]
            self.buffer = self.buffer[at + size:]
            if first & 0x0F == 9:
                self.send(10, part)
                continue
            opcode = opcode or first & 0x0F
            payload += part
            if first & 0x80:
                return opcode, payload


def handshake(line, request):
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [f"GET {request['target']} HTTP/1.1"]
    sent = request.get("headers", [])
    if not any(name.lower() == "host" for name, _ in sent):
        lines.append("host: 127.0.0.1:8000")
    lines += ["upgrade: websocket", "connection: Upgrade", f"sec-websocket-key: {key}", "sec-websocket-version: 13"]
    lines += [f"{name}: {value}" for name, value in sent]
    line.socket.sendall("\r\n".join(lines + ["", ""]).encode("latin-1"))
    start, *headers = line.head()
    pairs = [tuple(part.strip() for part in text.split(":", 1)) for text in headers]
    return int(start.split(" ")[1]), [(name.lower(), value) for name, value in pairs]


def told(opcode, payload):
    if opcode == 8:
        code = int.from_bytes(payload[:2], "big") if payload else 1005
        return {"close": code, "reason": payload[2:].decode("utf-8", "replace")}
    return payload.decode("utf-8", "replace") if opcode == 1 else {"base64": base64.b64encode(payload).decode()}


def answers(line, quiet, frames):
    """What comes until nothing does; False when the connection is over."""
    try:
        while True:
            opcode, payload = line.frame(time.monotonic() + quiet)
            frames.append(told(opcode, payload))
            if opcode == 8:
                return False
    except TimeoutError:
        return True
    except (Closed, OSError):
        frames.append("(the connection ends)")
        return False


def converse(line, request):
    quiet = request.get("quiet", QUIET)
    frames = []
    is_open = answers(line, quiet, frames)
    for message in request.get("messages", []):
        if not is_open:
            break
        if isinstance(message, str):
            line.send(1, message.encode("utf-8", "surrogatepass"))
        elif "close" in message:
            line.send(8, struct.pack("!H", message["close"]) if message["close"] else b"")
        else:
            line.send(2, base64.b64decode(message["base64"]))
        is_open = answers(line, quiet, frames)
    return frames


UNCOMPARED = {"date", "server", "connection", "transfer-encoding", "sec-websocket-accept", "sec-websocket-extensions", "upgrade"}


def talk(port, request):
    """(status, headers, body): of a conversation the body is the JSON of its frames."""
    try:
        line = Line(port)
    except OSError as error:
        return 0, [("error", type(error).__name__)], b""
    try:
        status, headers = handshake(line, request)
        known = dict(headers)
        kept = [pair for pair in headers if pair[0] not in UNCOMPARED]
        if status != 101:
            return status, kept, line.rest(int(known.get("content-length", "0")))
        return status, kept, json.dumps(converse(line, request), ensure_ascii=False).encode("utf-8", "replace")
    except (OSError, Closed, ValueError) as error:
        return 0, [("error", type(error).__name__)], b""
    finally:
        line.socket.close()
