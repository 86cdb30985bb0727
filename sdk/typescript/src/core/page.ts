import { ApiPromise, type WithResponse } from './answer.js';
import { InvalidResponseError } from './errors.js';

type Fetcher<T> = (cursor: string) => Promise<WithResponse<Page<T>>>;

/** A page of a list. Iterating over it goes on with the items of the next pages. */
export class Page<T> implements AsyncIterable<T> {
  /** The items of this page. */
  readonly data: readonly T[];
  /** The `cursor` of the next page; absent on the last one. A feed of events always has it. */
  readonly nextCursor: string | undefined;
  /** Only in a feed of events: whether this was all that there was by then. */
  readonly atEnd: boolean | undefined;
  readonly #fetch: Fetcher<T>;

  constructor(body: { data: T[]; nextCursor?: string | null; atEnd?: boolean }, fetch: Fetcher<T>) {
    this.data = body.data;
    this.nextCursor = body.nextCursor ?? undefined;
    this.atEnd = body.atEnd;
    this.#fetch = fetch;
  }

  /** Whether more may follow. An empty page is the last one: a feed ends here for now. */
  hasNextPage(): boolean {
    return this.nextCursor !== undefined && this.data.length > 0;
  }

  /** The next page; nothing after the last one. */
  async nextPage(): Promise<Page<T> | undefined> {
    if (this.nextCursor === undefined || this.data.length === 0) return undefined;
    const { data: next } = await this.#fetch(this.nextCursor);
    // Else a loop over the items would never end.
    if (next.hasNextPage() && next.nextCursor === this.nextCursor) throw new InvalidResponseError('the next page leads to itself');
    return next;
  }

  /** This page and those after it. */
  async *pages(): AsyncGenerator<Page<T>, void> {
    for (let page: Page<T> | undefined = this; page; page = await page.nextPage()) yield page;
  }

  /** The items of this page and of those after it. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for await (const page of this.pages()) yield* page.data;
  }
}

/** Resolves to the first page; iterates over all items, page by page as they are needed. */
export class PagePromise<T> extends ApiPromise<Page<T>> implements AsyncIterable<T> {
  /** All pages. */
  async *pages(): AsyncGenerator<Page<T>, void> {
    yield* (await this).pages();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    yield* await this;
  }
}
