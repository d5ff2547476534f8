"""The application: Food delivery."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import count
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query, WebSocket, WebSocketDisconnect
from fastapi.sse import EventSourceResponse, ServerSentEvent

from app.constants import KITCHEN_STEPS, RESTAURANTS
from app.models import LoginRequest, Recommendation, Token
from app.routers import orders, restaurants
from app.runtime import holds, message_of, receive_payload, send_message

app = FastAPI(
    title="Food delivery",
    description="Restaurants, orders with live tracking, and a kitchen that reports what it does.",
    version="1.0.0",
    openapi_tags=[
        {"name": "restaurants", "description": "Find a place to eat"},
        {"name": "orders", "description": "Place an order and follow it"},
        {"name": "account", "description": "Sign in"},
    ],
)


@app.post(
    "/login",
    summary="Sign in",
    tags=["account"],
    response_model=Token,
    responses={401: {"description": "Wrong e-mail or password"}},
)
async def login(credentials: LoginRequest) -> Any:
    if credentials.password != "hungry":
        raise HTTPException(
            status_code=401,
            detail="Wrong e-mail or password",
            headers={"www-authenticate": "Bearer"},
        )
    return {"access_token": f"demo-{credentials.email}", "expires_in": 3600}


app.include_router(restaurants.router)
app.include_router(orders.router)


@app.get(
    "/recommend",
    summary="What to eat tonight",
    tags=["restaurants"],
    response_model=list[Recommendation],
)
async def recommend(
    max_minutes: Annotated[int, Query(ge=10, le=180)] = 40, vegetarian: bool = False
) -> Any:
    near = [
        r
        for r in RESTAURANTS
        if r["is_open"]
        and r["delivery_minutes"] <= max_minutes
        and (not vegetarian or any([d["is_vegetarian"] for d in r["menu"]]))
    ]
    return [
        {
            "restaurant": r,
            "score": round(r["rating"] / 5, 2),
            "reason": f"{r['rating']} stars, {r['delivery_minutes']} minutes away",
        }
        for r in near
    ]


@app.websocket("/track-order/{order_id}")
async def track_order(websocket: WebSocket, order_id: str) -> None:
    await websocket.accept()
    await send_message(websocket, {"event": "tracking", "order": order_id})

    async def tick() -> None:
        for index in count():
            await asyncio.sleep(1)
            await send_message(
                websocket,
                {
                    "event": "position",
                    "order": order_id,
                    "lat": round(18.5204 + index * 0.0004, 5),
                    "lon": round(73.8567 + index * 0.0003, 5),
                    "eta_minutes": max(12 - index // 5, 0),
                },
            )

    timers = [asyncio.create_task(tick())]
    try:
        while True:
            payload = await receive_payload(websocket)
            message = message_of(payload)
            if holds(lambda: message["op"] == "ping"):
                await websocket.send_json({"op": "pong"})
                continue
            if holds(lambda: message["op"] == "stop"):
                await websocket.send_json({"op": "bye"})
                await websocket.close(reason="Asked to stop")
                return
            await send_message(websocket, {"op": "unknown", "got": message})
    except WebSocketDisconnect:
        pass
    finally:
        for timer in timers:
            timer.cancel()


@app.get(
    "/kitchen",
    summary="Kitchen events",
    tags=["orders"],
    response_model=None,
    response_class=EventSourceResponse,
)
async def kitchen() -> AsyncIterator[ServerSentEvent]:
    for index in count():
        if index:
            await asyncio.sleep(1)
        yield ServerSentEvent(
            event=str(KITCHEN_STEPS[index % 4]),
            data={
                "order": 1000 + index // 4,
                "step": KITCHEN_STEPS[index % 4],
                "dish": RESTAURANTS[index // 4 % 6]["menu"][0]["name"],
                "at": datetime.now(UTC),
            },
            id=str(index),
        )
