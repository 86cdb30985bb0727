/** Timers take no more milliseconds. */
const MAX_TIMER = 2 ** 31 - 1;

/** Calls back when these milliseconds are over; answers how to forget it. */
export function after(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, Math.min(Math.max(milliseconds, 0), MAX_TIMER));
  return () => clearTimeout(timer);
}

/** The promise, or an error when it takes longer. */
export async function within<T>(promise: Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  let forget: (() => void) | undefined;
  const over = new Promise<never>((_, reject) => (forget = after(milliseconds, () => reject(late()))));
  try {
    return await Promise.race([promise, over]);
  } finally {
    forget?.();
  }
}

/** Waits, unless the signal ends it. */
export function sleep(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Timers may end up to a millisecond early.
  const wait = new Promise<void>((done) => (timer = setTimeout(done, Math.ceil(seconds * 1000) + 1)));
  return abortable(wait, signal).finally(() => clearTimeout(timer));
}

/** The promise, or the signal's reason when that comes first. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  let forget: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => (forget = onAbort(signal, () => reject(signal.reason))));
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    forget?.();
  }
}

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal is aborted, at once when it is already; answers how to forget it. One listener a signal,
 * however many calls share it: Node warns of a leak when there are more than ten.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal?.aborted) callback();
  if (!signal || signal.aborted) return () => {};
  const callbacks = waiting.get(signal) ?? new Set();
  if (!waiting.has(signal)) {
    waiting.set(signal, callbacks);
    signal.addEventListener('abort', () => callbacks.forEach((call) => call()), { once: true });
  }
  callbacks.add(callback);
  return () => void callbacks.delete(callback);
}
