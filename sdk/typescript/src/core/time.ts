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
  let abort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    if (abort) signal.removeEventListener('abort', abort);
  }
}
