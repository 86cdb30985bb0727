"""Runs all scenarios, or those that are named."""

from __future__ import annotations

import asyncio
import inspect
import sys
import traceback

import asynchronous  # noqa: F401 # pyright: ignore[reportUnusedImport]
import helpers  # noqa: F401 # pyright: ignore[reportUnusedImport]
import hooks  # noqa: F401 # pyright: ignore[reportUnusedImport]
import onboarding  # noqa: F401 # pyright: ignore[reportUnusedImport]
import operations  # noqa: F401 # pyright: ignore[reportUnusedImport]
import problems  # noqa: F401 # pyright: ignore[reportUnusedImport]
import programs  # noqa: F401 # pyright: ignore[reportUnusedImport]
import resources  # noqa: F401 # pyright: ignore[reportUnusedImport]
import retries  # noqa: F401 # pyright: ignore[reportUnusedImport]
import tokens  # noqa: F401 # pyright: ignore[reportUnusedImport]

from world import SCENARIOS, proxy


def main() -> None:
    failed = False
    for name, parts in SCENARIOS.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        try:
            for part in parts:
                proxy("DELETE", "requests")
                result = part()
                if inspect.iscoroutine(result):
                    asyncio.run(result)
            print(f"scenario {name} ok", flush=True)
        except Exception:
            failed = True
            print(f"scenario {name} failed", flush=True)
            traceback.print_exc()
    sys.exit(failed)


main()
