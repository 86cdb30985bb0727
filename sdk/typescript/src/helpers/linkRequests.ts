import type { ApiPromise } from '../core/answer.js';
import { EndedError, TimeoutError } from '../core/errors.js';
import type { GetOptions, RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import { growingPause } from '../core/retry.js';
import { sleep } from '../core/time.js';
import type { KnownLinkRequestStatus, LinkRequest, LinkRequestId } from '../generated/models.js';

/** How long `waitUntil` waits: five minutes. */
const WAIT = 300_000;

/** What link requests have beside their operations. */
export abstract class LinkRequestsHelpers extends Resource {
  abstract get(linkRequestId: LinkRequestId, options?: GetOptions): ApiPromise<LinkRequest>;

  /**
   * Asks again and again, after pauses that grow from half a second to eight, until the request has the status, or one of
   * several; answers the request then.
   *
   * @param options `timeout` is the milliseconds for all of it, 300,000 when left out.
   * @throws EndedError when the request ended with another status, which never becomes a wanted one.
   * @throws TimeoutError when it takes longer; its text says the last status.
   */
  async waitUntil(
    linkRequestId: LinkRequestId,
    status: KnownLinkRequestStatus | readonly KnownLinkRequestStatus[],
    { timeout = WAIT, ...options }: RequestOptions = {},
  ): Promise<LinkRequest> {
    const wanted: readonly string[] = typeof status === 'string' ? [status] : status;
    const ends = performance.now() + timeout;
    const left = () => Math.max(ends - performance.now(), 0);
    const ask = () => this.get(linkRequestId, { ...options, timeout: Math.min(left(), this.http.timeout) });
    let request = await ask();
    for (let asked = 0; !wanted.includes(request.status); asked += 1) {
      const { status: last, closedAt } = request;
      const text = (is: string) => `link request ${linkRequestId} is ${is} ${wanted.join(' or ')}`;
      if (closedAt !== undefined && !mayStillBecome(last, wanted)) throw new EndedError(text(`${last}, which never becomes`), request);
      const late = (cause?: unknown) => new TimeoutError(text(`still ${last} after ${timeout} ms, not`), { cause });
      await sleep(Math.min(growingPause(asked), left() / 1000), options.signal);
      if (left() === 0) throw late();
      request = await ask().catch((error) => {
        throw error instanceof TimeoutError && left() === 0 ? late(error) : error;
      });
    }
    return request;
  }
}

/** An acceptance that AWS reports wins over the two weeks' end. */
function mayStillBecome(status: string, wanted: readonly string[]): boolean {
  return status === 'expired' && wanted.includes('accepted');
}
