"""Valid requests are answered, broken ones refused."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)


def test_create_user() -> None:
    response = client.post(
        "/users",
        json={
            "username": "ingrid",
            "email": "ingrid@example.org",
            "password": "Tr0ubadour-and-3",
            "full_name": "Ingrid Solberg",
        },
    )
    assert response.status_code == 201
    assert response.json() == {
        "username": "ingrid",
        "email": "ingrid@example.org",
        "full_name": "Ingrid Solberg",
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
            {
                "email": "ingrid@example.org",
                "password": "Tr0ubadour-and-3",
                "full_name": "Ingrid Solberg",
            },
            {
                "type": "missing",
                "loc": ["body", "username"],
                "msg": "Field required",
                "input": {
                    "email": "ingrid@example.org",
                    "password": "Tr0ubadour-and-3",
                    "full_name": "Ingrid Solberg",
                },
            },
        ),
        (
            {
                "username": "in",
                "email": "ingrid@example.org",
                "password": "Tr0ubadour-and-3",
                "full_name": "Ingrid Solberg",
            },
            {
                "type": "string_too_short",
                "loc": ["body", "username"],
                "msg": "String should have at least 3 characters",
                "input": "in",
                "ctx": {"min_length": 3},
            },
        ),
        (
            {
                "username": "ingridddddddddddddddddddddddddddd",
                "email": "ingrid@example.org",
                "password": "Tr0ubadour-and-3",
                "full_name": "Ingrid Solberg",
            },
            {
                "type": "string_too_long",
                "loc": ["body", "username"],
                "msg": "String should have at most 32 characters",
                "input": "ingridddddddddddddddddddddddddddd",
                "ctx": {"max_length": 32},
            },
        ),
        (
            {
                "username": "not valid",
                "email": "ingrid@example.org",
                "password": "Tr0ubadour-and-3",
                "full_name": "Ingrid Solberg",
            },
            {
                "type": "string_pattern_mismatch",
                "loc": ["body", "username"],
                "msg": "String should match pattern '^[a-z][a-z0-9_]*$'",
                "input": "not valid",
                "ctx": {"pattern": "^[a-z][a-z0-9_]*$"},
            },
        ),
        (
            {
                "username": 0,
                "email": "ingrid@example.org",
                "password": "Tr0ubadour-and-3",
                "full_name": "Ingrid Solberg",
            },
            {
                "type": "string_type",
                "loc": ["body", "username"],
                "msg": "Input should be a valid string",
                "input": 0,
            },
        ),
    ],
)
def test_create_user_refuses(body: Any, error: Any) -> None:
    response = client.post("/users", json=body)
    assert response.status_code == 422
    assert response.json() == {"detail": [error]}


def test_read_user() -> None:
    response = client.get("/users/poppy")
    assert response.status_code == 200
    assert response.json() == {
        "username": "poppy",
        "email": "poppy@example.com",
        "full_name": None,
    }


def test_read_report() -> None:
    response = client.get("/users/poppy/report")
    assert response.status_code == 200
    assert response.json() == {
        "username": "poppy",
        "logins": 35,
        "last_seen": "2026-03-14T09:26:53Z",
    }


def test_patch_user() -> None:
    response = client.patch(
        "/users/poppy",
        json={
            "email": "ingrid@example.org",
            "full_name": "Ingrid Solberg",
            "newsletter": False,
        },
    )
    assert response.status_code == 200
    assert response.json() == {
        "email": "ingrid@example.org",
        "full_name": "Ingrid Solberg",
        "newsletter": False,
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
            {"email": 0, "full_name": "Ingrid Solberg", "newsletter": False},
            {
                "type": "string_type",
                "loc": ["body", "email"],
                "msg": "Input should be a valid string",
                "input": 0,
            },
        ),
        (
            {"email": "ingrid@example.org", "full_name": 0, "newsletter": False},
            {
                "type": "string_type",
                "loc": ["body", "full_name"],
                "msg": "Input should be a valid string",
                "input": 0,
            },
        ),
        (
            {
                "email": "ingrid@example.org",
                "full_name": "Ingrid Solberg",
                "newsletter": "not valid",
            },
            {
                "type": "bool_parsing",
                "loc": ["body", "newsletter"],
                "msg": "Input should be a valid boolean, unable to interpret input",
                "input": "not valid",
            },
        ),
        (
            {
                "email": "ingrid@example.org",
                "full_name": "Ingrid Solberg",
                "newsletter": 0.123456789,
            },
            {
                "type": "bool_type",
                "loc": ["body", "newsletter"],
                "msg": "Input should be a valid boolean",
                "input": 0.123456789,
            },
        ),
    ],
)
def test_patch_user_refuses(body: Any, error: Any) -> None:
    response = client.patch("/users/poppy", json=body)
    assert response.status_code == 422
    assert response.json() == {"detail": [error]}
