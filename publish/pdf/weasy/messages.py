"""What the engine logs, collected instead of printed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGER = logging.getLogger("weasyprint")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        # Said when a running element is built; it is filled all the same in its margin box.
        if not message.endswith("is only allowed in page margins"):
            self.messages.append(message)


@contextmanager
def collected_messages() -> Iterator[list[str]]:
    """Warnings and errors of the engine while the block runs, in order."""
    collector = _Collector()
    handlers, propagate = _LOGGER.handlers[:], _LOGGER.propagate
    _LOGGER.handlers[:] = [collector]
    _LOGGER.propagate = False
    try:
        yield collector.messages
    finally:
        _LOGGER.handlers[:] = handlers
        _LOGGER.propagate = propagate
