const STATUSES = new Set([408, 429, 503]);
const FIRST_BACKOFF = 0.5;
const LONGEST_BACKOFF = 8;
const LONGEST_RETRY_AFTER = 60;

/** Whether an answer with this status is worth another attempt. */
export function isWorthARetry(status: number): boolean {
  return STATUSES.has(status);
}

/** The seconds that `Retry-After` asks for, as a number or as a date. */
export function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  // A date has letters; what else Date.parse takes is no HTTP date.
  const date = /^[A-Z][a-z]+,? /.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

/**
 * The seconds to wait before the next attempt: exponential back-off with full jitter, and never less than the server
 * asks for. Nothing when it asks for more than is worth waiting.
 */
export function retryDelay(retries: number, asked: number | undefined, random = Math.random): number | undefined {
  const backoff = random() * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** retries);
  if (asked === undefined) return backoff;
  return asked > LONGEST_RETRY_AFTER ? undefined : Math.max(asked, backoff);
}
