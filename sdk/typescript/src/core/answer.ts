/** What is known of an answer beside its body. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Of a single resource: `"v<version>"`. */
  etag: string | undefined;
  /** Names the request in the server's log. */
  requestId: string | undefined;
  /** Whether the server repeated its answer to an earlier request with the same idempotency key. */
  replayed: boolean;
}

/** A body with its answer. */
export interface WithResponse<T> {
  data: T;
  response: Answer;
}

export function answerOf({ status, headers }: Response): Answer {
  return {
    status,
    headers,
    etag: headers.get('etag') ?? undefined,
    requestId: headers.get('x-request-id') ?? undefined,
    replayed: headers.get('idempotent-replayed') === 'true',
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Resolves to the body; `withResponse()` to the body and its answer. */
export class ApiPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'ApiPromise';
  readonly #result: Promise<WithResponse<T>>;

  constructor(result: Promise<WithResponse<T>>) {
    this.#result = result;
  }

  /** The body, and status, headers, ETag and request id of the answer. */
  withResponse(): Promise<WithResponse<T>> {
    return this.#result;
  }

  then<A = T, B = never>(
    fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    rejected?: ((reason: any) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#result.then(({ data }) => data).then(fulfilled, rejected);
  }

  catch<B = never>(rejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, rejected);
  }

  finally(settled?: (() => void) | null): Promise<T> {
    return this.then().finally(settled);
  }
}
