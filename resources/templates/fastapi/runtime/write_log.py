import logging

logger = logging.getLogger("app")


def write_log(level: str, message: str) -> None:
    logger.log(logging.getLevelNamesMapping()[level.upper()], message)
