"""The application: Hello."""

import asyncio
from typing import Any

from fastapi import FastAPI

from app.models import Student

app = FastAPI(
    title="Hello",
    description="Three endpoints: greet, validate, wait.",
    version="0.1.0",
)


@app.get("/", response_model=None)
async def read_root() -> Any:
    return {"message": "Hello from FastAPI!"}


@app.post("/student", response_model=None)
async def add_student(stu: Student) -> Any:
    return {"status": "received", "data": stu}


@app.get("/slow", response_model=None)
async def slow() -> Any:
    await asyncio.sleep(5)
    return {"msg": "Done after 5 sec"}
