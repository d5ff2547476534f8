"""The shapes of data that requests and answers hold."""

from pydantic import BaseModel


class Student(BaseModel):
    name: str
    age: int
    marks: float
