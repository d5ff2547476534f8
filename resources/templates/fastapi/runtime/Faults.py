import asyncio
import math
import random
from dataclasses import dataclass, field
from typing import Any
from fastapi import HTTPException


@dataclass
class Latency:
    """Milliseconds before an answer; mean and deviation are the distribution's own."""

    distribution: str = "fixed"
    mean: float = 0
    deviation: float = 0
    low: float = 0
    high: float = math.inf

    def draw(self, source: random.Random) -> float:
        match self.distribution:
            case "uniform":
                wait = source.uniform(self.low, self.high)
            case "normal":
                wait = source.gauss(self.mean, self.deviation)
            case "lognormal" if self.mean > 0:
                variance = math.log1p((self.deviation / self.mean) ** 2)
                wait = source.lognormvariate(math.log(self.mean) - variance / 2, math.sqrt(variance))
            case "exponential" if self.mean > 0:
                wait = source.expovariate(1 / self.mean)
            case _:
                wait = self.mean
        return min(max(wait, self.low, 0), self.high)


@dataclass
class Faults:
    """What happens to requests before they are answered."""

    latency: Latency = field(default_factory=Latency)
    error_rate: float = 0
    status: int = 503
    detail: Any = None
    seed: int | None = None

    def __post_init__(self) -> None:
        self.source = random.Random(self.seed)

    async def inject(self) -> None:
        await asyncio.sleep(self.latency.draw(self.source) / 1000)
        if self.source.random() < self.error_rate:
            raise HTTPException(self.status, self.detail)
