from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any
from urllib.parse import quote
import httpx
from fastapi import Request, Response
from fastapi.responses import StreamingResponse

TLS = httpx.create_ssl_context()  # made once: reading the certificates takes time

# What belongs to one connection, and what each side writes itself.
HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "expect", "host", "content-length", "date", "server"}


def changed(headers: list[tuple[str, str]], rules: dict[str, Any] | None) -> list[tuple[str, str]]:
    """The headers that travel on: `set` in the place of what came, `remove` gone."""
    named = {name.strip().lower() for key, value in headers if key.lower() == "connection" for name in value.split(",")}
    rules = rules or {}
    replaced = {name.lower(): str(value) for name, value in rules.get("set", {}).items()}
    gone = HOP_BY_HOP | named | replaced.keys() | {name.lower() for name in rules.get("remove", [])}
    kept = [(name, value) for name, value in headers if name.lower() not in gone]
    return kept + list(replaced.items())


def upstream_url(request: Request, upstream: str, path: str | None) -> str:
    """The path as it was sent, or `path`; the query as it was sent."""
    target = request.scope["raw_path"].decode("latin-1") if path is None else path
    query = request.scope["query_string"].decode("latin-1")
    if query:
        target = target.partition("?")[0] + "?" + query
    slash = "" if target.startswith("/") else "/"
    return upstream.rstrip("/") + slash + quote(target, safe=":/%?=@[]!$&'()*+,;")


async def relayed(client: httpx.AsyncClient, answer: httpx.Response) -> AsyncIterator[bytes]:
    async with aclosing(client):
        async for chunk in answer.aiter_raw():
            yield chunk


async def forwarded(request: Request, upstream: str, path: str | None = None, *, timeout: float = 30, request_headers: dict[str, Any] | None = None, response_headers: dict[str, Any] | None = None) -> Response:
    """The answer of another server to this request, as it comes in."""
    sent = httpx.Request(request.method, upstream_url(request, upstream, path), headers=changed(request.headers.items(), request_headers), content=await request.body())
    client = httpx.AsyncClient(timeout=timeout, verify=TLS)
    try:
        answer = await client.send(sent, stream=True)
    except httpx.HTTPError as error:
        await client.aclose()
        if isinstance(error, httpx.TimeoutException):
            return Response("Gateway Timeout", status_code=504, media_type="text/plain")
        return Response("Bad Gateway", status_code=502, media_type="text/plain")
    response = StreamingResponse(relayed(client, answer), status_code=answer.status_code)
    for name, value in changed(answer.headers.multi_items(), response_headers):
        response.headers.append(name, value)
    if "content-length" in answer.headers:
        response.headers["content-length"] = answer.headers["content-length"]
    return response
