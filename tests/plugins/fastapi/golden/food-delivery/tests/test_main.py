"""Valid requests are answered, broken ones refused."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)


def test_login() -> None:
    response = client.post(
        "/login", json={"email": "asha@example.com", "password": "hungry"}
    )
    assert response.status_code == 200
    assert response.json() == {
        "access_token": "demo-asha@example.com",
        "token_type": "bearer",
        "expires_in": 3600,
    }


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
            {"password": "hungry"},
            {
                "type": "missing",
                "loc": ["body", "email"],
                "msg": "Field required",
                "input": {"password": "hungry"},
            },
        ),
        (
            {"email": "not valid", "password": "hungry"},
            {
                "type": "string_pattern_mismatch",
                "loc": ["body", "email"],
                "msg": "String should match pattern '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'",
                "input": "not valid",
                "ctx": {"pattern": "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"},
            },
        ),
        (
            {"email": 0, "password": "hungry"},
            {
                "type": "string_type",
                "loc": ["body", "email"],
                "msg": "Input should be a valid string",
                "input": 0,
            },
        ),
        (
            {"email": "asha@example.com"},
            {
                "type": "missing",
                "loc": ["body", "password"],
                "msg": "Field required",
                "input": {"email": "asha@example.com"},
            },
        ),
        (
            {"email": "asha@example.com", "password": "hungr"},
            {
                "type": "string_too_short",
                "loc": ["body", "password"],
                "msg": "String should have at least 6 characters",
                "input": "hungr",
                "ctx": {"min_length": 6},
            },
        ),
    ],
)
def test_login_refuses(body: Any, error: Any) -> None:
    response = client.post("/login", json=body)
    assert response.status_code == 422
    assert response.json() == {"detail": [error]}


def test_recommend() -> None:
    response = client.get("/recommend")
    assert response.status_code == 200
