import type { Hooks } from './hooks.js';

/** Fetches as the global `fetch` does; for proxies, tests and own connection pools. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Answers an access token; with `renew` the one before was refused, and a fresh one is wanted. */
export type TokenProvider = (request: { renew: boolean }) => string | Promise<string>;

/** A version number (`client.version`) or an ETag (`"v3"`). */
export type Version = number | string;

interface CommonOptions {
  /** The whole address of the API, such as `https://gangway.example.com`. */
  baseUrl: string;
  /** Milliseconds that a call may take, with its token, all its attempts and the pauses between them; 60,000 when left out. */
  timeout?: number | undefined;
  /** Milliseconds that one attempt may take; 40,000 when left out. */
  attemptTimeout?: number | undefined;
  /** How often a request is tried again; 8 when left out. */
  maxRetries?: number | undefined;
  /** Names your program in the server's log, such as `onboarding/1.2`: it ends the `User-Agent`. Browsers send their own. */
  appName?: string | undefined;
  /** The language of human text, such as `es`. */
  acceptLanguage?: string | undefined;
  /** Headers that every request carries. */
  headers?: Record<string, string> | undefined;
  /** Told of every attempt. */
  hooks?: Hooks | undefined;
  /** In place of the global `fetch`. */
  fetch?: Fetch | undefined;
}

/** Authenticates with a credential: the SDK fetches tokens and renews them. */
export interface CredentialOptions extends CommonOptions {
  /** The credential's id. */
  clientId: string;
  /** The credential's secret. */
  clientSecret: string;
  /** Space-separated scopes of the token; all of the credential's when left out. */
  scope?: string | undefined;
  token?: undefined;
}

/** Authenticates with tokens from elsewhere. */
export interface TokenOptions extends CommonOptions {
  /** An access token, or what answers one. */
  token: string | TokenProvider;
  clientId?: undefined;
  clientSecret?: undefined;
  scope?: undefined;
}

/** What a client is made from. */
export type GangwayOptions = CredentialOptions | TokenOptions;

/** What every call can be given. */
export interface RequestOptions {
  /** Ends the call, with the signal's reason as the error. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that the call may take, with its token, all its attempts and the pauses between them. */
  timeout?: number | undefined;
  /** Milliseconds that one attempt may take. */
  attemptTimeout?: number | undefined;
  /** How often it is tried again. */
  maxRetries?: number | undefined;
  /** The language of human text, such as `es`. */
  acceptLanguage?: string | undefined;
  /** Further headers. */
  headers?: Record<string, string> | undefined;
}

/** What a request of your own can be given. */
export interface RawOptions extends ActionOptions {
  /** Query parameters; what is undefined is left out. */
  query?: Record<string, string | number | boolean | undefined> | undefined;
  /** What is sent as JSON. */
  body?: unknown;
}

/** Options of calls that read one resource. */
export interface GetOptions extends RequestOptions {
  /** Ends with a `NotModifiedError` if the resource still has this version. */
  ifNoneMatch?: Version | undefined;
}

/** Options of calls that change or delete one resource. */
export interface ChangeOptions extends RequestOptions {
  /** Only if the resource still has this version; else an `ApiError` with the code `version_mismatch`. */
  ifMatch?: Version | undefined;
}

/** Options of calls that the server does once for each key. */
export interface CreateOptions extends RequestOptions {
  /** Makes repetitions of the same call safe for 24 hours; each call makes its own when left out. */
  idempotencyKey?: string | undefined;
}

/** Options of actions on one resource. */
export interface ActionOptions extends CreateOptions, ChangeOptions {}

/** All options that a call can have. */
export type AnyOptions = ActionOptions & GetOptions;
