"""The application: LLM chat."""

import asyncio
from typing import Any

from fastapi import FastAPI
from fastapi.sse import EventSourceResponse, ServerSentEvent

from app.models import ChatRequest

app = FastAPI(
    title="LLM chat", description="Tokens over server-sent events.", version="0.1.0"
)


@app.post(
    "/chat", summary="Chat", response_model=None, response_class=EventSourceResponse
)
async def chat(request: ChatRequest) -> Any:
    """Streams one `delta` event a token, then `[DONE]`."""
    prompt = request.messages[-1].content
    answer = f"You said: {prompt} That is a fine thing to say to a mock server."
    for index, token in enumerate(answer.split(" ")[: request.max_tokens]):
        if index:
            await asyncio.sleep(0.06)
        yield {
            "id": "chatcmpl-1",
            "model": request.model,
            "choices": [{"index": 0, "delta": {"content": token + " "}}],
        }
    yield ServerSentEvent(raw_data="[DONE]")
