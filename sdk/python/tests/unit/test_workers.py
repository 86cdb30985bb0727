"""Threads that are kept for a while."""

from __future__ import annotations

import os
import threading
import time
import unittest
from queue import SimpleQueue
from unittest import mock

from gangway import _workers
from gangway._workers import Workers


class Threads(unittest.TestCase):
    def setUp(self) -> None:
        self.workers = Workers()
        self.done: SimpleQueue[int] = SimpleQueue()

    def identify(self) -> None:
        self.done.put(threading.get_ident())

    def next(self) -> int:
        self.workers.run(self.identify)
        found = self.done.get(timeout=5)
        # It says that it is done before it is free.
        while not self.workers._idle:
            time.sleep(0.001)
        return found

    def test_one_after_the_other_has_one_thread(self) -> None:
        self.assertEqual(len({self.next() for _ in range(20)}), 1)

    def test_a_thread_that_is_stuck_holds_nobody_up(self) -> None:
        first, stuck = self.next(), threading.Event()
        self.workers.run(stuck.wait)
        self.workers.run(self.identify)
        self.assertNotEqual(self.done.get(timeout=5), first)
        stuck.set()

    def test_many_at_once_all_end_and_so_do_their_threads(self) -> None:
        with mock.patch.object(_workers, "KEPT", 0.05):
            before = set(threading.enumerate())
            for _ in range(20):
                for _ in range(50):
                    self.workers.run(self.identify)
                for _ in range(50):
                    self.done.get(timeout=5)
                # About when threads end that nothing was given to.
                time.sleep(0.045)
            end = time.monotonic() + 5
            while set(threading.enumerate()) - before and time.monotonic() < end:
                time.sleep(0.01)
            self.assertEqual((set(threading.enumerate()) - before, self.workers._idle), (set(), []))

    @unittest.skipUnless(hasattr(os, "fork"), "no fork")
    def test_a_fork_has_threads_of_its_own(self) -> None:
        self.next()
        child = os.fork()
        if child == 0:
            self.workers.run(self.identify)
            try:
                self.done.get(timeout=5)
            except BaseException:
                os._exit(1)
            os._exit(0)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
