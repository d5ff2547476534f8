"""Valid requests are answered, broken ones refused."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)


def test_read_root() -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert response.json() == {"message": "Hello from FastAPI!"}


def test_add_student() -> None:
    response = client.post(
        "/student", json={"name": "Ingrid Solberg", "age": 18, "marks": 68.8}
    )
    assert response.status_code == 200
    assert response.json() == {
        "status": "received",
        "data": {"name": "Ingrid Solberg", "age": 18, "marks": 68.8},
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
            {"age": 18, "marks": 68.8},
            {
                "type": "missing",
                "loc": ["body", "name"],
                "msg": "Field required",
                "input": {"age": 18, "marks": 68.8},
            },
        ),
        (
            {"name": 0, "age": 18, "marks": 68.8},
            {
                "type": "string_type",
                "loc": ["body", "name"],
                "msg": "Input should be a valid string",
                "input": 0,
            },
        ),
        (
            {"name": "Ingrid Solberg", "marks": 68.8},
            {
                "type": "missing",
                "loc": ["body", "age"],
                "msg": "Field required",
                "input": {"name": "Ingrid Solberg", "marks": 68.8},
            },
        ),
        (
            {"name": "Ingrid Solberg", "age": "not valid", "marks": 68.8},
            {
                "type": "int_parsing",
                "loc": ["body", "age"],
                "msg": "Input should be a valid integer, unable to parse string as an integer",
                "input": "not valid",
            },
        ),
        (
            {"name": "Ingrid Solberg", "age": 0.123456789, "marks": 68.8},
            {
                "type": "int_from_float",
                "loc": ["body", "age"],
                "msg": "Input should be a valid integer, got a number with a fractional part",
                "input": 0.123456789,
            },
        ),
    ],
)
def test_add_student_refuses(body: Any, error: Any) -> None:
    response = client.post("/student", json=body)
    assert response.status_code == 422
    assert response.json() == {"detail": [error]}
