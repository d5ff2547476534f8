# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what uvicorn (--http httptools, one worker, WebSockets without deflate) sends over a socket: the dialogues of cases/wire.json with
the project `wire`, byte for byte; writes recorded/wire.json. Masked: the date. build/venv/bin/python tests/parity/record_wire.py"""
import json
import os
import pathlib
import re
import select
import socket
import struct
import threading
import time
import typing

import uvicorn
from fastapi import HTTPException, WebSocket, WebSocketException

import fastapi_app

HERE = pathlib.Path(__file__).parent
PROJECT = HERE / "projects" / "wire"
MODIFIED = 1_700_000_000_250_000_000  # of masks.h
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
MASK = b"\x12\x34\x56\x78"
QUIET = 0.4  # seconds without a byte end an answer


async def echo(socket: WebSocket):
    await socket.accept()
    async for message in incoming(socket):
        if message.get("text") is not None:
            await socket.send_text(message["text"])
        else:
            await socket.send_bytes(message["bytes"])


async def echo_number(socket: WebSocket, n: int):
    await echo(socket)


async def incoming(socket):
    while (message := await socket.receive())["type"] != "websocket.disconnect":
        yield message


async def closes(socket: WebSocket):
    await socket.accept()
    await socket.send_text("bye")
    await socket.close(4001, "as designed")


async def chooses(socket: WebSocket):
    known = [name for name in socket.scope["subprotocols"] if name in ("chat.v2", "chat.v1")]
    await socket.accept(known[0] if known else None)
    async for message in incoming(socket):
        await socket.send_text(message["text"])


async def closes_with(socket: WebSocket):
    await socket.accept()
    code = await socket.receive_text()
    await socket.close(int(code), "code " + code)


async def refuses(socket: WebSocket, how: int):
    if how >= 1000:
        raise WebSocketException(how, "not you")
    raise HTTPException(how, "not you", {"WWW-Authenticate": "Bearer"})


async def lines() -> typing.AsyncIterable[int]:
    for number in (1, 2, 3):
        yield number


def application():
    plain = fastapi_app.add_endpoint

    def only_replies(project, router, prefix, source, name):
        if source["behaviour"]["kind"] == "reply":
            plain(project, router, prefix, source, name)

    fastapi_app.add_endpoint = only_replies
    app = fastapi_app.build(PROJECT)
    app.get("/lines")(lines)
    app.add_api_websocket_route("/ws", echo)
    app.add_api_websocket_route("/ws-closes", closes)
    app.add_api_websocket_route("/ws/{n}", echo_number)
    app.add_api_websocket_route("/ws-protocols", chooses)
    app.add_api_websocket_route("/ws-codes", closes_with)
    app.add_api_websocket_route("/ws-refuses", refuses)
    return app


def serve():
    config = uvicorn.Config(application(), host="127.0.0.1", port=0, http="httptools", ws="auto", ws_per_message_deflate=False,
                            log_level="critical")
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return server, server.servers[0].sockets[0].getsockname()[1]


def frame(opcode, is_final, payload, is_masked=True):
    head = bytes([(0x80 if is_final else 0) | opcode, (0x80 if is_masked else 0) | len(payload)])
    if not is_masked:
        return head + payload
    return head + MASK + bytes(byte ^ MASK[i % 4] for i, byte in enumerate(payload))


def frame_of(spec):
    kind, value = next(iter(spec.items()))
    if kind == "text":
        return frame(1, True, value.encode())
    if kind == "binary":
        return frame(2, True, bytes.fromhex(value))
    if kind in ("ping", "pong"):
        return frame(9 if kind == "ping" else 10, True, value.encode())
    if kind == "close":
        return frame(8, True, struct.pack("!H", value) + spec["reason"].encode())
    if kind == "raw":
        return frame(value[0], bool(value[1]), value[2].encode())
    if kind == "rawhex":
        return frame(value[0], bool(value[1]), bytes.fromhex(value[2]))
    return frame(1, True, value.encode(), is_masked=False)


def steps_of(dialogue):
    if "steps" in dialogue:
        return [step.encode("latin-1") for step in dialogue["steps"]]
    handshake = (f"GET {dialogue['socket']} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                 f"Sec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n{dialogue.get('headers', '')}\r\n").encode()
    return [handshake] + [frame_of(spec) for spec in dialogue["frames"]]


def hear(client):
    """What comes until it is quiet; and whether the server closed."""
    heard = b""
    while select.select([client], [], [], QUIET)[0]:
        try:
            piece = client.recv(1 << 16)
        except ConnectionResetError:
            return heard, True
        if not piece:
            return heard, True
        heard += piece
    return heard, False


def masked(text):
    return re.sub(r"(?i)(date: )\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", r"\1(date)", text)


def hold(port, dialogue):
    answers, closed = [], False
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for step in steps_of(dialogue):
            if closed:
                break
            client.sendall(step)
            heard, closed = hear(client)
            answers.append(masked(heard.decode("latin-1")))
    return {"name": dialogue["name"], "sent": [step.decode("latin-1") for step in steps_of(dialogue)][:len(answers)],
            "answers": answers, "closed": closed}


def main():
    for path in (PROJECT / "files").iterdir():
        os.utime(path, ns=(MODIFIED, MODIFIED))
    dialogues = json.loads((HERE / "cases" / "wire.json").read_text(encoding="utf-8"))["dialogues"]
    server, port = serve()
    recorded = [hold(port, dialogue) for dialogue in dialogues]
    server.should_exit = True
    text = json.dumps(recorded, indent=1, ensure_ascii=True)
    (HERE / "recorded" / "wire.json").write_text(text + "\n", encoding="utf-8")
    print(f"wire: {len(recorded)} dialogues, {sum(len(one['answers']) for one in recorded)} answers")


if __name__ == "__main__":
    main()
