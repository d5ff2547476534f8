"""Routes under /orders."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from fastapi import APIRouter, HTTPException

from app.constants import ORDERS, RESTAURANTS
from app.models import Order, OrderCreate

router = APIRouter(prefix="/orders", tags=["orders"])


@router.post(
    "",
    summary="Place an order",
    status_code=201,
    response_model=Order,
    responses={
        404: {"description": "No such restaurant"},
        409: {"description": "The restaurant is closed"},
    },
)
async def create_order(order: OrderCreate) -> Any:
    place = [r for r in RESTAURANTS if r["id"] == order.restaurant_id]
    prices = (
        [
            d["price"] * i.quantity
            for i in order.items
            for d in place[0]["menu"]
            if d["id"] == i.dish_id
        ]
        if place
        else []
    )
    if not place:
        raise HTTPException(
            status_code=404, detail=f"No restaurant {order.restaurant_id}"
        )
    if not place[0]["is_open"]:
        raise HTTPException(status_code=409, detail=f"{place[0]['name']} is closed")
    return {
        "id": uuid4(),
        "restaurant": place[0]["name"],
        "items": order.items,
        "status": "received",
        "total": round(sum(prices) + order.tip, 2),
        "placed_at": datetime.now(UTC),
        "eta_minutes": place[0]["delivery_minutes"],
    }


@router.get(
    "/{order_id}",
    summary="Follow an order",
    response_model=Order,
    response_model_exclude_none=True,
    responses={404: {"description": "No such order"}},
)
async def get_order(order_id: UUID) -> Any:
    found = [o for o in ORDERS if o["id"] == str(order_id)]
    if not found:
        raise HTTPException(status_code=404, detail="No such order")
    return found[0]
