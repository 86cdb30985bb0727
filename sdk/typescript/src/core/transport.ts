import { ApiPromise, answerOf, type WithResponse } from './answer.js';
import { attemptOnce, basicAuth, type Prepared } from './attempt.js';
import { ApiError, InvalidResponseError, tooLate } from './errors.js';
import type { AccessToken } from '../generated/models.js';
import type { AnyOptions, GangwayOptions, Version } from './options.js';
import { Page, PagePromise } from './page.js';
import { ATTEMPT_TIMEOUT, delayAfter, MAX_RETRIES, TIMEOUT } from './retry.js';
import { abortable, sleep, within } from './time.js';
import { CachedToken, FixedToken, ProvidedToken, type TokenSource } from './token.js';
import { userAgent } from './userAgent.js';

/** A call of an operation. */
export interface Call {
  operation: string;
  method: string;
  path: string;
  query?: object | undefined;
  body?: unknown;
  form?: object | undefined;
  /** What is sent as CSV. */
  csv?: string | Uint8Array | undefined;
  /** Header parameters of the operation. */
  given?: object | undefined;
  /** Sent without a token. */
  anonymous?: boolean;
  /** Media types of the texts that it may answer with, beside JSON. */
  texts?: readonly string[];
  /** It answers with nothing. */
  isVoid?: boolean;
  /** It may answer with anything. */
  isRaw?: boolean;
  /** Members of the answer that no log should have; without it those that are called so anywhere. */
  secrets?: readonly string[];
  options?: AnyOptions | undefined;
}

/** Sends calls: adds what they need, tries again, and reads answers. */
export class Transport {
  readonly #settings: GangwayOptions;
  readonly #baseUrl: string;
  readonly #host: string;
  readonly #tokens: TokenSource;

  constructor(settings: GangwayOptions) {
    check(settings);
    this.#settings = settings;
    this.#baseUrl = address(settings.baseUrl);
    this.#host = new URL(this.#baseUrl).host;
    const { token } = settings;
    if (typeof token === 'function') this.#tokens = new ProvidedToken(token);
    else if (typeof token === 'string') this.#tokens = new FixedToken(token);
    else this.#tokens = new CachedToken(() => this.#fetchToken());
  }

  /** The milliseconds that a call may take, unless it says so itself. */
  get timeout(): number {
    return this.#settings.timeout ?? TIMEOUT;
  }

  /** Sends a call; its promise is the body of the answer. */
  send<T>(call: Call): ApiPromise<T> {
    return new ApiPromise(this.#send<T>(call));
  }

  /** Sends a call for a page of a list. */
  list<T>(call: Call): PagePromise<T> {
    return new PagePromise(this.#page<T>(call));
  }

  async #page<T>(call: Call): Promise<WithResponse<Page<T>>> {
    const { data, response } = await this.#send<{ data: T[]; nextCursor?: string | null; atEnd?: boolean }>(call);
    if (!Array.isArray(data.data)) throw new InvalidResponseError('the answer is no page of a list');
    const next = (cursor: string) => this.#page<T>({ ...call, query: { ...call.query, cursor } });
    return { data: new Page(data, next), response };
  }

  async #send<T>(call: Call): Promise<WithResponse<T>> {
    const { options = {} } = call;
    const settings = this.#settings;
    const { signal, maxRetries = settings.maxRetries ?? MAX_RETRIES } = options;
    const timeout = options.timeout ?? this.timeout;
    const attemptTimeout = options.attemptTimeout ?? settings.attemptTimeout ?? ATTEMPT_TIMEOUT;
    const ends = performance.now() + timeout;
    const left = () => ends - performance.now();
    const prepared = this.#prepare(call);
    let number = 0;
    let retries = 0;
    let renewed = false;
    for (;;) {
      signal?.throwIfAborted();
      const token = call.anonymous ? undefined : await within(abortable(this.#tokens.get(), signal), left(), () => tooLate(this.#host, timeout));
      if (token !== undefined) setHeader(prepared.headers, 'authorization', `Bearer ${token}`);
      number += 1;
      const limit = left() < attemptTimeout ? [left(), timeout] as const : [attemptTimeout, attemptTimeout] as const;
      try {
        const { response, body } = await attemptOnce({ ...prepared, number, limit });
        return { data: body as T, response: answerOf(response) };
      } catch (error) {
        if (token !== undefined && !renewed && error instanceof ApiError && error.status === 401) {
          renewed = true;
          if (this.#tokens.refused(token)) continue;
        }
        const delay = retries < maxRetries ? delayAfter(error, retries, isRepeatable(prepared)) : undefined;
        // A pause that would outlast the call is not begun.
        if (delay === undefined || delay * 1000 >= left()) throw error;
        retries += 1;
        await sleep(delay, signal);
      }
    }
  }

  /** What all attempts of a call have in common. */
  #prepare(call: Call): Prepared {
    const { options = {} } = call;
    const settings = this.#settings;
    const headers = new Headers();
    const set = (name: string, value: string | undefined) => value !== undefined && setHeader(headers, name, value);
    for (const [name, value] of [settings.headers, options.headers].flatMap((own) => Object.entries(own ?? {}))) set(name, value);
    set('accept', 'application/json, */*;q=0.5');
    set('accept-language', options.acceptLanguage ?? settings.acceptLanguage);
    set('user-agent', userAgent(settings.appName));
    set('if-match', etag(options.ifMatch));
    set('if-none-match', etag(options.ifNoneMatch));
    let body: Prepared['body'];
    if (call.form) {
      const form = new URLSearchParams(pairs(call.form));
      body = String(form);
      set('content-type', 'application/x-www-form-urlencoded');
      if (!form.has('client_id')) set('authorization', this.#basicAuth());
    } else if (call.method === 'POST') {
      set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
    }
    if (call.body !== undefined) {
      body = JSON.stringify(call.body);
      set('content-type', 'application/json');
    }
    if (call.csv !== undefined) {
      body = typeof call.csv === 'string' ? call.csv : new Uint8Array(call.csv);
      set('content-type', 'text/csv; charset=utf-8');
    }
    for (const [name, value] of pairs(call.given ?? {})) set(name, value);
    const query = String(new URLSearchParams(pairs(call.query ?? {})));
    return {
      operation: call.operation,
      method: call.method,
      path: call.path,
      url: this.#baseUrl + call.path + (query && `?${query}`),
      host: this.#host,
      headers,
      body,
      texts: call.texts ?? [],
      isVoid: call.isVoid ?? false,
      isRaw: call.isRaw ?? false,
      secrets: call.secrets,
      signal: options.signal,
      hooks: settings.hooks,
      fetch: settings.fetch ?? ((url, init) => fetch(url, init)),
    };
  }

  #basicAuth(): string | undefined {
    const { clientId, clientSecret } = this.#settings;
    return clientId === undefined ? undefined : basicAuth(clientId, clientSecret);
  }

  async #fetchToken(): Promise<AccessToken> {
    const { scope } = this.#settings;
    const form = { grant_type: 'client_credentials', scope };
    const { data } = await this.#send<AccessToken>({
      operation: 'issueToken', method: 'POST', path: '/oauth/token', form, anonymous: true,
    });
    return data;
  }
}

/** Whether it can be sent again without harm when it has been done: reading, what is done once for each key or version (`*`
 * is none), and asking for a token. Every other POST has a key. */
function isRepeatable({ method, headers }: Prepared): boolean {
  return method === 'GET' || method === 'POST' || (headers.get('if-match') ?? '*') !== '*';
}

/** Says which option is missing. Programs without types have no other way to learn it. */
function check({ baseUrl, clientId, clientSecret, token, appName = '' }: Partial<GangwayOptions>): void {
  const missing = !baseUrl ? 'baseUrl' : token ? undefined : !clientId ? (clientSecret ? 'clientId' : 'clientId (or token)') : !clientSecret ? 'clientSecret' : undefined;
  if (missing) throw new TypeError(`the option ${missing} is missing`);
  if (!/^[ -~]*$/.test(appName)) throw new TypeError('appName can only have ASCII letters, digits and signs');
}

/** The address that paths are appended to. The error does not quote it: it may hold a password. */
function address(baseUrl: string): string {
  let url: URL | undefined;
  try {
    url = new URL(baseUrl);
  } catch {
    // Told of below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError('baseUrl must be an http or https address without credentials, query and fragment');
  }
  return url.href.replace(/\/+$/, '');
}

/** Sets a header. The error of `Headers` quotes the value, which may be a secret. */
function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new TypeError(`${JSON.stringify(name)} is no header, or has a value that no header may have`);
  }
}

/** What is given, as text; of a list one pair an item. */
function pairs(values: object): [string, string][] {
  return Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one): [string, string] => [name, String(one)]),
  );
}

/** A version as an ETag; an ETag as it is, also when its quotes are missing. */
function etag(version: Version | undefined): string | undefined {
  if (version === undefined) return undefined;
  if (typeof version === 'number') return `"v${version}"`;
  return version === '*' || version.includes('"') ? version : `"${version}"`;
}

