"""A thread that does what there is to do, and otherwise looks again now and then, or when it is woken."""

import logging
import threading
from collections.abc import Callable

from dramatis.errors import StoreError

# Seconds until the next look after one that failed.
_AFTER_FAILURE_S = 5.0
# Seconds that the thread is waited for when it is to stop.
_STOPPING_S = 10.0

_log = logging.getLogger("dramatis.worker")


class Loop:
    """Calls `once` again and again while it is started: at once after it did something (True), else every `look_s`."""

    def __init__(self, name: str, once: Callable[[], bool], look_s: float) -> None:
        self._name = name
        self._once = once
        self._look_s = look_s
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_stopping(self) -> bool:
        """What it does now is to end soon."""
        return self._stopping.is_set()

    def start(self) -> None:
        """Begins."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends it, and waits a while until it has ended."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join(_STOPPING_S)
            self._thread = None

    def wake(self) -> None:
        """Says that there may be something to do. From any thread."""
        self._woken.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            wait_s = self._look_s
            try:
                if self._once():
                    continue
            except StoreError as error:
                _log.warning("The store couldn't be looked at", extra={"worker": self._name, "error": str(error)})
                wait_s = _AFTER_FAILURE_S
            except Exception:  # a fault of ours in one thing must not end all others
                _log.exception("A thread of the server met a fault", extra={"worker": self._name})
                wait_s = _AFTER_FAILURE_S
            self._woken.wait(wait_s)
            self._woken.clear()
