# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the WebSocket endpoints of a project do, said to FastAPI; and how a socket is asked: a script of messages, and what came back."""
import asyncio
import collections
import inspect
import json

import fastapi_app
from fastapi import HTTPException, WebSocket, WebSocketDisconnect, WebSocketException
from fastapi.encoders import jsonable_encoder

rooms = collections.defaultdict(set)


async def send(socket, value):
    if isinstance(value, bytes):
        await socket.send_bytes(value)
    elif isinstance(value, str):
        await socket.send_text(value)
    else:
        await socket.send_json(jsonable_encoder(value))


def message_of(payload):
    if isinstance(payload, bytes):
        return payload
    try:
        return json.loads(payload)
    except ValueError:
        return payload


def holds(templates, condition):
    try:
        return bool(templates.expression(condition))
    except Exception:
        return False


def raised(templates, case):
    """Before the handshake is accepted: an HTTPException, or a WebSocketException for a close code."""
    detail = templates.render(case["detail"]) if "detail" in case else None
    if case["raise"] >= 1000:
        return WebSocketException(case["raise"], detail)
    headers = {name.lower(): str(templates.render(value)) for name, value in case.get("headers", {}).items()}
    return HTTPException(case["raise"], detail=detail, headers=headers or None)


async def act(socket, templates, room, actions):
    """True when they end with a close."""
    for action in actions:
        if "close" in action:
            await socket.close(action["close"], templates.render(action.get("reason")))
            return True
        if "broadcast" in action:
            for member in list(rooms[room]):
                await send(member, templates.render(action["broadcast"]))
        else:
            await send(socket, templates.render(action["send"]))
    return False


async def receive(socket):
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    return message["text"] if message.get("text") is not None else message["bytes"]


async def answer(socket, templates, room, spec, payload):
    for rule in spec.get("rules", []):
        if holds(templates, rule["when"]):
            return await act(socket, templates, room, rule.get("actions", []))
    if spec.get("otherwise"):
        return await act(socket, templates, room, spec["otherwise"])
    mode = spec.get("mode", "script")
    if mode == "broadcast":
        for member in list(rooms[room]):
            await send(member, payload)
    elif mode == "echo":
        await send(socket, payload)
    return False


def socket(project, spec, name):
    async def endpoint(socket__, **values):
        templates = fastapi_app.Templates(await fastapi_app.names_in_scope(project, socket__, values))
        for let, template in spec.get("let", {}).items():
            templates.names[let] = templates.render(template)
        for case in spec.get("cases", []):
            if templates.expression(case["when"]):
                raise raised(templates, case)
        room = str(templates.render(spec["room"])) if "room" in spec else name
        offered = socket__.scope.get("subprotocols", [])
        await socket__.accept(next((known for known in offered if known in spec.get("subprotocols", [])), None))
        rooms[room].add(socket__)
        try:
            ends = await act(socket__, templates, room, spec.get("on_connect", []))
            index = 0
            while not ends:
                payload = await receive(socket__)
                templates.names |= {"message": message_of(payload), "index": index}
                ends = await answer(socket__, templates, room, spec, payload)
                index += 1
        except WebSocketDisconnect:
            pass
        finally:
            rooms[room].discard(socket__)

    return endpoint


def add(project, router, prefix, source, name):
    function = socket(project, source["behaviour"], name)
    function.__name__ = name
    signature = project.declared.signature(source, prefix + source["path"])
    first = inspect.Parameter("socket__", inspect.Parameter.KEYWORD_ONLY, annotation=WebSocket)
    kept = [parameter for parameter in signature.parameters.values() if parameter.name not in ("request__", "response__")]
    function.__signature__ = inspect.Signature([first, *kept])
    router.add_api_websocket_route(source["path"], function, name=name, dependencies=project.declared.unnamed(source))


# asking


def event_of(message):
    kind = message["type"]
    if kind == "websocket.accept":
        return ["accept", message.get("subprotocol")]
    if kind == "websocket.close":
        return ["close", message.get("code", 1000), message.get("reason") or ""]
    return ["send", message["text"]] if message.get("text") is not None else ["send", {"hex": message["bytes"].hex()}]


def answer_of(sent, failed):
    """A handshake that was accepted: its events. One that was not: what uvicorn answers."""
    if not sent or sent[0]["type"] == "websocket.close":
        return {"status": 500 if failed and not sent else 403}
    if sent[0]["type"] == "websocket.http.response.start":
        headers = [[name.decode("latin-1"), value.decode("latin-1")] for name, value in sent[0]["headers"] if name != b"content-length"]
        return {"status": sent[0]["status"], "headers": headers, "body": b"".join(message.get("body", b"") for message in sent[1:]).decode()}
    return {"status": 101, "events": [event_of(message) for message in sent] + ([["drop"]] if failed else [])}


async def ask(app, scope, case):
    scope = {key: value for key, value in scope.items() if key != "method"} | {
        "type": "websocket", "scheme": "ws", "subprotocols": case.get("subprotocols", []), "extensions": {"websocket.http.response": {}}}
    script = [{"type": "websocket.connect"}]
    for message in case.get("messages", []):
        script.append({"type": "websocket.receive", "text": message} if isinstance(message, str)
                      else {"type": "websocket.receive", "bytes": bytes.fromhex(message["hex"])})
    script.append({"type": "websocket.disconnect", "code": 1000})
    sent = []

    async def receive_next():
        return script.pop(0) if script else await asyncio.sleep(3600)

    async def take(message):
        sent.append(message)

    failed = False
    try:
        await app(scope, receive_next, take)
    except Exception:  # the server would log it and end the connection
        failed = True
    return answer_of(sent, failed)
