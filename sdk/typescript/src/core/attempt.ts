import { answerOf, isObject } from './answer.js';
import {
  ApiError, ConnectionError, type GangwayError, InvalidResponseError, NotModifiedError, TimeoutError, tooLate,
} from './errors.js';
import { type Hooks, tell } from './hooks.js';
import type { Fetch } from './options.js';
import { masked } from './secrets.js';
import { after, onAbort } from './time.js';

/** A request that is ready to be sent. */
export interface Prepared {
  operation: string;
  method: string;
  path: string;
  url: string;
  host: string;
  headers: Headers;
  body: string | Uint8Array<ArrayBuffer> | undefined;
  /** Media types of the texts that it may answer with, beside JSON. */
  texts: readonly string[];
  /** It answers with nothing. */
  isVoid: boolean;
  /** It may answer with anything: JSON, text, or nothing. */
  isRaw: boolean;
  /** Members of the answer that no log should have. */
  secrets: readonly string[] | undefined;
  signal: AbortSignal | undefined;
  hooks: Hooks | undefined;
  fetch: Fetch;
}

export interface Attempt extends Prepared {
  /** Counts the attempts, from 1. */
  number: number;
  /** After how many milliseconds it ends, and which number of them are over then: those of the attempt, or of the call. */
  limit: readonly [number, number];
}

interface Outcome {
  response: Response;
  body: unknown;
}

/** Sends a request once and reads its answer; throws a `GangwayError`, or the reason of the caller's signal. */
export async function attemptOnce(attempt: Attempt): Promise<Outcome> {
  const { operation, method, path, number, hooks } = attempt;
  const event = { operation, method, path, attempt: number };
  void tell(hooks?.request?.bind(hooks), { ...event });
  const begun = performance.now();
  let response: Response | undefined;
  let error: GangwayError | undefined;
  let body: unknown;
  let isEnded = false;
  try {
    const read = await exchange(attempt);
    response = read.response;
    ({ error, body } = understand(read.response, read.text, attempt));
  } catch (thrown) {
    if (attempt.signal?.aborted) isEnded = true;
    else error = thrown instanceof TimeoutError ? thrown : new ConnectionError(`no connection to ${attempt.host}: ${describe(thrown)}`, { cause: thrown });
  }
  const requestId = response?.headers.get('x-request-id');
  void tell(hooks?.response?.bind(hooks), {
    ...event,
    duration: performance.now() - begun,
    ...(response && { status: response.status }),
    ...(requestId && { requestId }),
    ...(error && { error }),
  });
  if (isEnded) throw attempt.signal?.reason;
  if (error) throw error;
  return { response: response!, body };
}

/** The request and its whole answer, in time. */
async function exchange({ method, url, headers, body, limit: [timeout, told], signal, fetch, host }: Attempt) {
  const stop = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  const noTimer = after(timeout, () => stop.abort(tooLate(host, told)));
  const forget = onAbort(signal, abort);
  try {
    // Without credentials of the browser's own: it would ask the user for them at a 401. A redirect would send a POST as
    // a GET, and bodies to another host.
    const init: RequestInit = { method, headers, signal: stop.signal, credentials: 'omit', redirect: 'manual' };
    if (body !== undefined) init.body = body;
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    noTimer();
    forget();
  }
}

/** What an answer says. */
function understand(response: Response, text: string, { texts, isVoid, isRaw, secrets, host }: Attempt): { error?: GangwayError; body?: unknown } {
  const { status } = response;
  const media = (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  let json: unknown;
  try {
    if (/[/+]json$/.test(media)) json = JSON.parse(text);
  } catch {
    // Told of below. The parser's error is not kept: it quotes the text, which may hold a secret.
  }
  // Browsers tell nothing of a redirect, not even its status.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) {
    return { error: new InvalidResponseError('the answer is a redirect, which the API never sends: is baseUrl right?') };
  }
  if (status === 304) return { error: new NotModifiedError(answerOf(response)) };
  if (!response.ok) return { error: new ApiError(status, response.headers, json, host) };
  if (isObject(json)) masked(json, secrets);
  if (isRaw) return { body: json ?? (text || undefined) };
  if (isVoid ? text === '' : isObject(json)) return { body: json };
  if (texts.includes(media)) return { body: text };
  const wrong = isVoid ? 'has a body' : 'is no JSON object';
  return { error: new InvalidResponseError(`the answer (${status}, ${media || 'no type'}) ${wrong}`) };
}

/** The text of an error of `fetch`, whose causes say more. */
function describe(error: unknown): string {
  const texts: string[] = [];
  for (let at = error; at instanceof Error && texts.length < 4; at = at.cause) if (at.message) texts.push(at.message);
  return texts.join(': ') || 'the connection broke';
}

/** HTTP Basic as OAuth wants it (RFC 6749 §2.3.1): both parts form-encoded. */
export function basicAuth(id: string, secret: string): string {
  const encode = (text: string) => String(new URLSearchParams([['', text]])).slice(1);
  return `Basic ${btoa(`${encode(id)}:${encode(secret)}`)}`;
}
