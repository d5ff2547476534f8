from typing import Any
import httpx
from fastapi import Request, Response

# What belongs to one connection does not travel.
HOP_BY_HOP = {"connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "expect", "host", "content-length", "date", "server"}


def changed(headers: list[tuple[str, str]], rules: dict[str, Any]) -> list[tuple[str, str]]:
    named = {name.strip().lower() for key, value in headers if key.lower() == "connection" for name in value.split(",")}
    replaced = {name.lower(): str(value) for name, value in rules.get("set", {}).items()}
    gone = HOP_BY_HOP | named | replaced.keys() | {name.lower() for name in rules.get("remove", [])}
    kept = [(name, value) for name, value in headers if name.lower() not in gone and not name.lower().startswith("proxy-")]
    return kept + list(replaced.items())


async def forwarded(request: Request, upstream: str, path: str, *, timeout: float, request_headers: dict[str, Any], response_headers: dict[str, Any]) -> Response:
    """The answer of another server to this request."""
    url = httpx.URL(upstream.rstrip("/") + path, query=request.url.query.encode() or None)
    try:
        async with httpx.AsyncClient(timeout=timeout) as client:
            sent = client.build_request(request.method, url, headers=changed(request.headers.items(), request_headers), content=await request.body())
            answer = await client.send(sent, stream=True)
            content = b"".join([chunk async for chunk in answer.aiter_raw()])
            await answer.aclose()
    except httpx.TimeoutException:
        return Response("Gateway Timeout", status_code=504, media_type="text/plain")
    except httpx.HTTPError:
        return Response("Bad Gateway", status_code=502, media_type="text/plain")
    response = Response(content, status_code=answer.status_code)
    for name, value in changed(answer.headers.multi_items(), response_headers):
        response.headers.append(name, value)
    return response
