import { ApiError } from '../core/errors.js';
import type { RequestOptions } from '../core/options.js';
import type { PagePromise } from '../core/page.js';
import { Resource } from '../core/resource.js';
import { ATTEMPT_TIMEOUT, growingPause, helps, TIMEOUT } from '../core/retry.js';
import { sleep } from '../core/time.js';
import type { Event, EventId, EventType } from '../generated/models.js';

/** Which events are followed. */
export interface FollowFilter {
  /** Only those of this type. */
  type?: EventType | undefined;
  /** Only those of this resource. */
  resourceId?: string | undefined;
}

/** Seconds for which the server holds an empty page open. */
const HOLD = 20;

/** What events have beside their operations. */
export abstract class EventsHelpers extends Resource {
  abstract list(
    params?: FollowFilter & { since?: string; cursor?: string; wait?: number; limit?: number },
    options?: RequestOptions,
  ): PagePromise<Event>;

  /**
   * Every event, oldest first, and for ever: at the end it waits for the next one. It goes on by itself after outages of the
   * server or the network. Remember the last event's id, and follow from there when your program starts again: nothing is
   * missed and nothing comes twice.
   *
   * It ends when the loop over it does, with the `signal`'s reason, or with an error that another attempt does not mend, such
   * as 401 after the credential was revoked, or 410 `events_gone`.
   *
   * @param from `beginning`, `now`, or the id of the last event that was seen.
   */
  async *follow(from: 'beginning' | 'now' | EventId, filter: FollowFilter = {}, options: RequestOptions = {}): AsyncGenerator<Event, never> {
    let cursor: string | undefined;
    const patient = { timeout: TIMEOUT, attemptTimeout: ATTEMPT_TIMEOUT, ...options };
    for (let failures = 0; ; ) {
      try {
        // The first page from now on is not held open: it says where that begins.
        const place = cursor !== undefined ? { cursor, wait: HOLD } : from === 'now' ? {} : { wait: HOLD };
        const page = await this.list({ ...filter, since: from, limit: 100, ...place }, patient);
        failures = 0;
        cursor = page.nextCursor ?? cursor;
        yield* page.data;
      } catch (error) {
        if (!helps(error, true)) throw error;
        const asked = error instanceof ApiError ? (error.retryAfter ?? 0) : 0;
        await sleep(asked + growingPause(failures), options.signal);
        failures += 1;
      }
    }
  }
}
