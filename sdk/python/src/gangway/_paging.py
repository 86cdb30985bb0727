"""Lists that come in pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ._response import Response

T = TypeVar("T")


@dataclass
class Page(Generic[T]):
    """A page of a list. Iterating over it goes on to the following pages, until there are no more items."""

    data: list[T]
    """The items of this page."""
    next_cursor: str | None
    """Names the next page; None on the last one, while a feed of events always has one."""
    at_end: bool | None
    """Only in a feed of events: whether this was all that there was by then."""
    response: Response
    """Status, headers and request id of the answer."""
    _fetch: Callable[[str], Page[T]] = field(repr=False, compare=False)

    def next_page(self) -> Page[T] | None:
        """The next page; None after the last one, and after an empty one."""
        return self._fetch(self.next_cursor) if self.next_cursor and self.data else None

    def pages(self) -> Iterator[Page[T]]:
        """This page and those after it."""
        page: Page[T] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.data


@dataclass
class AsyncPage(Generic[T]):
    """A page of a list. Iterating over it goes on to the following pages, until there are no more items."""

    data: list[T]
    """The items of this page."""
    next_cursor: str | None
    """Names the next page; None on the last one, while a feed of events always has one."""
    at_end: bool | None
    """Only in a feed of events: whether this was all that there was by then."""
    response: Response
    """Status, headers and request id of the answer."""
    _fetch: Callable[[str], AsyncPager[T]] = field(repr=False, compare=False)

    async def next_page(self) -> AsyncPage[T] | None:
        """The next page; None after the last one, and after an empty one."""
        return await self._fetch(self.next_cursor) if self.next_cursor and self.data else None

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """This page and those after it."""
        page: AsyncPage[T] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.data:
                yield item


class AsyncPager(Generic[T]):
    """A list to come: `await` it for its first page, or go over all items with `async for`."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    async def first(self) -> AsyncPage[T]:
        """The first page, as `await` gives it."""
        return await self._first()

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self.first().__await__()

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """All pages."""
        async for page in (await self).pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self:
            yield item
