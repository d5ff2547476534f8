"""Valid requests are answered, broken ones refused."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)


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
            {},
            {
                "type": "missing",
                "loc": ["body", "messages"],
                "msg": "Field required",
                "input": {},
            },
        ),
        (
            {
                "model": 0,
                "messages": [
                    {"role": "user", "content": "Thank you for the quick reply."},
                    {"role": "system", "content": "Works best on a warm day."},
                ],
                "temperature": 1.3,
                "max_tokens": 93,
            },
            {
                "type": "string_type",
                "loc": ["body", "model"],
                "msg": "Input should be a valid string",
                "input": 0,
            },
        ),
        (
            {"model": "fjord", "temperature": 1.3, "max_tokens": 93},
            {
                "type": "missing",
                "loc": ["body", "messages"],
                "msg": "Field required",
                "input": {"model": "fjord", "temperature": 1.3, "max_tokens": 93},
            },
        ),
        (
            {
                "model": "fjord",
                "messages": "not valid",
                "temperature": 1.3,
                "max_tokens": 93,
            },
            {
                "type": "list_type",
                "loc": ["body", "messages"],
                "msg": "Input should be a valid list",
                "input": "not valid",
            },
        ),
        (
            {"model": "fjord", "messages": [], "temperature": 1.3, "max_tokens": 93},
            {
                "type": "too_short",
                "loc": ["body", "messages"],
                "msg": "List should have at least 1 item after validation, not 0",
                "input": [],
                "ctx": {"field_type": "List", "min_length": 1, "actual_length": 0},
            },
        ),
    ],
)
def test_chat_refuses(body: Any, error: Any) -> None:
    response = client.post("/chat", json=body)
    assert response.status_code == 422
    assert response.json() == {"detail": [error]}
