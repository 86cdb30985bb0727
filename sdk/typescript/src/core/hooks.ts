import type { GangwayError } from './errors.js';

/** An attempt that is about to be sent. No hook sees headers, bodies or query parameters. */
export interface RequestEvent {
  /** The operation of the API, such as `createClient`. */
  operation: string;
  method: string;
  /** The path, without query parameters. */
  path: string;
  /** Counts the attempts of one call, from 1. */
  attempt: number;
}

/** An attempt that has ended. */
export interface ResponseEvent extends RequestEvent {
  /** Milliseconds until the answer was read. */
  duration: number;
  /** The status of the answer; absent when there was none. */
  status?: number;
  /** The server's id of the request. */
  requestId?: string;
  /** What went wrong, also when it is tried again; absent when the call's `signal` ended it. */
  error?: GangwayError;
}

/** Told of every attempt, those for tokens too. What a hook throws is ignored. */
export interface Hooks {
  request?(event: RequestEvent): void;
  response?(event: ResponseEvent): void;
}

/** Calls a hook; observing never breaks a call, nor the program: a hook can be `async` and reject. */
export async function tell<E>(hook: ((event: E) => void) | undefined, event: E): Promise<void> {
  try {
    await hook?.(event);
  } catch {
    // The call goes on.
  }
}
