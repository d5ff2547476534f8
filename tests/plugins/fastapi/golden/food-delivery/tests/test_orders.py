"""Valid requests are answered, broken ones refused under orders."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)


def without(body: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key != name}


CREATE_ORDER: dict[str, Any] = {
    "restaurant_id": 1,
    "items": [
        {
            "dish_id": 101,
            "quantity": 2,
            "extras": ["quartz"],
            "note": "Ready in twenty minutes.",
        },
        {
            "dish_id": 101,
            "quantity": 2,
            "extras": ["quartz", "delta"],
            "note": "Ships within two days.",
        },
    ],
    "address": {
        "street": "12 Curry Lane",
        "city": "Pune",
        "postcode": "411001",
        "instructions": "Thank you for the quick reply.",
    },
    "payment": "wallet",
    "tip": 27.43,
    "coupon": "FEST25",
    "deliver_at": "2025-03-24T19:10:00Z",
}


def test_create_order() -> None:
    response = client.post("/orders", json=CREATE_ORDER)
    assert response.status_code == 201


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (
            "not valid",
            {
                "type": "model_attributes_type",
                "loc": ["body"],
                "msg": "Input should be a valid dictionary or object to extract fields from",
                "input": "not valid",
            },
        ),
        (
            without(CREATE_ORDER, "restaurant_id"),
            {
                "type": "missing",
                "loc": ["body", "restaurant_id"],
                "msg": "Field required",
                "input": without(CREATE_ORDER, "restaurant_id"),
            },
        ),
        (
            CREATE_ORDER | {"restaurant_id": 0},
            {
                "type": "greater_than",
                "loc": ["body", "restaurant_id"],
                "msg": "Input should be greater than 0",
                "input": 0,
                "ctx": {"gt": 0},
            },
        ),
        (
            CREATE_ORDER | {"restaurant_id": "not valid"},
            {
                "type": "int_parsing",
                "loc": ["body", "restaurant_id"],
                "msg": "Input should be a valid integer, unable to parse string as an integer",
                "input": "not valid",
            },
        ),
        (
            CREATE_ORDER | {"restaurant_id": 0.123456789},
            {
                "type": "int_from_float",
                "loc": ["body", "restaurant_id"],
                "msg": "Input should be a valid integer, got a number with a fractional part",
                "input": 0.123456789,
            },
        ),
        (
            CREATE_ORDER | {"restaurant_id": 1e300},
            {
                "type": "int_parsing_size",
                "loc": ["body", "restaurant_id"],
                "msg": "Unable to parse input string as an integer, exceeded maximum size",
                "input": 1e300,
            },
        ),
    ],
)
def test_create_order_refuses(body: Any, error: Any) -> None:
    response = client.post("/orders", json=body)
    assert response.status_code == 422
    assert response.json() == {"detail": [error]}
