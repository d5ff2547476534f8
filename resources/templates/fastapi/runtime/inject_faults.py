import asyncio
import random
from typing import Any
from fastapi import HTTPException


async def inject_faults(faults: dict[str, Any]) -> None:
    """Waits as the designed latency says, then fails in the designed share of requests."""
    latency = faults.get("latency", {})
    mean, deviation = latency.get("mean", 0), latency.get("deviation", 0)
    match latency.get("distribution", "fixed"):
        case "uniform":
            wait = random.uniform(latency.get("low", 0), latency.get("high", 0))
        case "normal":
            wait = random.gauss(mean, deviation)
        case "lognormal":
            wait = random.lognormvariate(mean, deviation)
        case "exponential":
            wait = random.expovariate(1 / mean) if mean else 0
        case _:
            wait = mean
    wait = max(wait, latency.get("low", 0))
    await asyncio.sleep(min(wait, latency.get("high", wait)) / 1000)
    if random.random() < faults.get("error_rate", 0):
        raise HTTPException(status_code=faults.get("status", 503), detail=faults.get("detail"))
