"""Threads that are kept for a while: to start one takes as long as reading a page of a list."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeAlias

KEPT = 10.0
"""Seconds for which a thread waits for something to do."""

Tasks: TypeAlias = "SimpleQueue[Callable[[], object]]"


class Workers:
    """Does things in threads, as many at once as are asked for. A thread that is stuck ends with what it does, and does not
    keep the program from ending."""

    def __init__(self) -> None:
        # Whoever takes a thread's tasks from here gives it one. Both are single steps, in which no other thread comes between.
        self._idle: list[Tasks] = []
        self._process = os.getpid()

    def run(self, task: Callable[[], object]) -> None:
        if os.getpid() != self._process:
            # A fork has none of its parent's threads.
            self._idle, self._process = [], os.getpid()
        try:
            tasks: Tasks = self._idle.pop()
        except IndexError:
            tasks = SimpleQueue()
            threading.Thread(target=self._work, args=(tasks,), daemon=True).start()
        tasks.put(task)

    def _work(self, tasks: Tasks) -> None:
        while True:
            try:
                task = tasks.get(timeout=KEPT)
            except Empty:
                try:
                    self._idle.remove(tasks)
                except ValueError:
                    # It was taken just now: its task is on its way.
                    continue
                return
            task()
            # Nothing of it is kept while the thread waits.
            del task
            self._idle.append(tasks)
