import { ProblemCode } from '../generated/problems.js';
import { ApiError, ConnectionError, TimeoutError } from './errors.js';

/** With their pauses of 20 to 40 seconds they outlive a server's restart. */
export const MAX_RETRIES = 8;
export const TIMEOUT = 60_000;
/** More than the 30 seconds that an empty page of events can be held open. */
export const ATTEMPT_TIMEOUT = 40_000;

/** Of the API: another's 408 or 503, such as a proxy's, tells nothing of what the API did. */
const NOT_DONE = new Set([408, 429, 503]);
const MAYBE_DONE = new Set([408, 500, 502, 503, 504]);
/** What Node says when nothing was sent. Browsers say nothing. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
/** A certificate that is not trusted will not be the next time either. */
const NOT_TRUSTED = /CERT|^UNABLE_TO_|^ERR_(TLS|SSL)/;
const FIRST_BACKOFF = 0.5;
const LONGEST_BACKOFF = 8;
const LONGEST_RETRY_AFTER = 60;

/** Whether another attempt can help. `repeatable`: it does no harm when this one was done. */
export function helps(error: unknown, repeatable: boolean): boolean {
  if (error instanceof ApiError) {
    if (NOT_DONE.has(error.status) && (error.status === 429 || error.code !== ProblemCode.Unknown)) return true;
    return repeatable && (MAYBE_DONE.has(error.status) || error.code === 'idempotency_in_progress');
  }
  if (error instanceof ConnectionError) {
    const code = codeOf(error.cause);
    return !NOT_TRUSTED.test(code) && (repeatable || NOT_SENT.test(code));
  }
  return repeatable && error instanceof TimeoutError;
}

/** The code of an error of `fetch`, whose causes say more. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

/** The seconds to wait before the next attempt; nothing when there is to be none. */
export function delayAfter(error: unknown, retries: number, repeatable: boolean): number | undefined {
  if (!helps(error, repeatable)) return undefined;
  return retryDelay(retries, error instanceof ApiError ? error.retryAfter : undefined);
}

/** The seconds of exponential back-off, a part of them random. */
export function growingPause(times: number, random = Math.random): number {
  return (Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** times) * (1 + random())) / 2;
}

/**
 * The seconds of exponential back-off, or those that the server asks for; nothing when it asks for more than is worth
 * waiting. A part of them is random, also beyond what the server asks for: those who were refused together must not come
 * back together.
 */
export function retryDelay(retries: number, asked: number | undefined, random = Math.random): number | undefined {
  if (asked === undefined) return growingPause(retries, random);
  return asked > LONGEST_RETRY_AFTER ? undefined : asked + random() * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** retries);
}
