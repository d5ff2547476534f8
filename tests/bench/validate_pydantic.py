# SPDX-FileCopyrightText: Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pydantic's side of tests/bench/validate: every row in this one process, warm, medians, the collector on as users have it.

Reads the rows as JSON from standard input and prints one JSON object a row.
"""
import gc
import json
import statistics
import sys
import time
from datetime import date, datetime, time as clock
from typing import Literal, Union
from uuid import UUID

from pydantic import BaseModel, Field, TypeAdapter, ValidationError


class Record(BaseModel):
    id: int
    name: str
    email: str
    marks: float
    tags: list[str]
    active: bool


class Small(BaseModel):
    id: int
    name: str
    active: bool


class Event(BaseModel):
    day: date
    start: datetime
    end: datetime
    at: clock
    id: UUID


class Article(BaseModel):
    title: str
    text: str


class Circle(BaseModel):
    radius: float


class Square(BaseModel):
    side: float


class Label(BaseModel):
    text: str
    size: int


class Filled(BaseModel):
    colour: str
    shape: Union[Circle, Square, Label]


class Moved(BaseModel):
    x: int
    y: int
    shape: Union[Circle, Square, Label]


class Named(BaseModel):
    name: str
    shape: Union[Circle, Square, Label]


class Group(BaseModel):
    title: str
    part: Union[Filled, Moved, Named]


class Layer(BaseModel):
    level: int
    part: Union[Filled, Moved, Named]


class Frame(BaseModel):
    width: float
    part: Union[Filled, Moved, Named]


class Drawn(BaseModel):
    item: Union[Group, Layer, Frame]


class TCircle(BaseModel):
    kind: Literal["circle"]
    radius: float


class TSquare(BaseModel):
    kind: Literal["square"]
    side: float


class TLabel(BaseModel):
    kind: Literal["label"]
    text: str
    size: int


class TFilled(BaseModel):
    kind: Literal["filled"]
    colour: str
    shape: Union[TCircle, TSquare, TLabel] = Field(discriminator="kind")


class TMoved(BaseModel):
    kind: Literal["moved"]
    x: int
    y: int
    shape: Union[TCircle, TSquare, TLabel] = Field(discriminator="kind")


class TNamed(BaseModel):
    kind: Literal["named"]
    name: str
    shape: Union[TCircle, TSquare, TLabel] = Field(discriminator="kind")


class TGroup(BaseModel):
    kind: Literal["group"]
    title: str
    part: Union[TFilled, TMoved, TNamed] = Field(discriminator="kind")


class TLayer(BaseModel):
    kind: Literal["layer"]
    level: int
    part: Union[TFilled, TMoved, TNamed] = Field(discriminator="kind")


class TFrame(BaseModel):
    kind: Literal["frame"]
    width: float
    part: Union[TFilled, TMoved, TNamed] = Field(discriminator="kind")


class TDrawn(BaseModel):
    item: Union[TGroup, TLayer, TFrame] = Field(discriminator="kind")


def measure(work, rounds):
    """Milliseconds of the processor: the median of `rounds`, after one that warms up. What a round made lives until the next begins."""
    times = []
    for _ in range(rounds + 1):
        began = time.process_time()
        kept = work()
        times.append((time.process_time() - began) * 1000)
        del kept
    return statistics.median(times[1:])


def refusal(validate):
    try:
        validate()
    except ValidationError as error:
        return error
    raise SystemExit("accepted what has mistakes")


def contestants(task, adapter, data):
    documents = data if isinstance(data, list) else [data]
    from_text = lambda: [adapter.validate_json(one) for one in documents]
    from_objects = lambda: [adapter.validate_python(json.loads(one)) for one in documents]
    if task == "values":
        return from_text, from_objects
    if task == "errors":
        return lambda: refusal(from_text).errors(), lambda: refusal(from_objects).errors()
    if task == "error-json":
        return lambda: refusal(from_text).json(), lambda: refusal(from_objects).json()
    kept = from_text()[0]
    return lambda: adapter.dump_json(kept), None


def run(row):
    with open(row["file"], "rb") as file:
        data = file.read()
    if row["lines"]:
        data = data.splitlines()
    adapter = TypeAdapter(eval(row["type"]))
    from_text, from_objects = contestants(row["task"], adapter, data)
    result = {"validate_json": measure(from_text, row["rounds"])}
    if from_objects:
        result["validate_python"] = measure(from_objects, row["rounds"])
    gc.collect()
    gc.disable()
    result["without_collector"] = measure(from_text, row["rounds"])
    gc.enable()
    return result


for row in json.load(sys.stdin):
    print(json.dumps(run(row)), flush=True)
