import type { AccessToken } from '../generated/models.js';
import { InvalidResponseError } from './errors.js';

interface Cached {
  token: string;
  /** When to fetch the next one, on the clock of `now`. */
  renewAt: number;
}

/** Where requests get their token from. */
export interface TokenSource {
  get(): Promise<string>;
  /** The token was refused. Answers whether another one can be had. */
  refused(token: string): boolean;
}

/** Keeps an access token while it is good; several callers wait for one fetch. */
export class CachedToken implements TokenSource {
  readonly #fetch: () => Promise<AccessToken>;
  readonly #now: () => number;
  #cached: Cached | undefined;
  #running: Promise<string> | undefined;

  constructor(fetch: () => Promise<AccessToken>, now = () => performance.now() / 1000) {
    this.#fetch = fetch;
    this.#now = now;
  }

  async get(): Promise<string> {
    if (this.#cached && this.#now() < this.#cached.renewAt) return this.#cached.token;
    this.#running ??= this.#renew().finally(() => (this.#running = undefined));
    return this.#running;
  }

  refused(token: string): boolean {
    if (this.#cached?.token === token) this.#cached = undefined;
    return true;
  }

  async #renew(): Promise<string> {
    const fetchedAt = this.#now();
    const { access_token: token, expires_in } = await this.#fetch();
    if (typeof token !== 'string' || !token) throw new InvalidResponseError('the token endpoint answered without a token');
    // Without an end it is kept until it is refused.
    const seconds = typeof expires_in === 'number' ? expires_in : Infinity;
    // A minute before its end, or half of its life for tokens that live shorter than two minutes.
    this.#cached = { token, renewAt: fetchedAt + Math.max(seconds - 60, seconds / 2) };
    return token;
  }
}

/** Asks the caller's function for every request. */
export class ProvidedToken implements TokenSource {
  readonly #provide: (request: { renew: boolean }) => string | Promise<string>;
  #refused: string | undefined;

  constructor(provide: (request: { renew: boolean }) => string | Promise<string>) {
    this.#provide = provide;
  }

  async get(): Promise<string> {
    const renew = this.#refused !== undefined;
    this.#refused = undefined;
    return this.#provide({ renew });
  }

  refused(token: string): boolean {
    this.#refused = token;
    return true;
  }
}

/** A token that never changes. */
export class FixedToken implements TokenSource {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async get(): Promise<string> {
    return this.#token;
  }

  refused(): boolean {
    return false;
  }
}
