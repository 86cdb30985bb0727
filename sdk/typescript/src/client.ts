import type { ApiPromise } from './core/answer.js';
import type { GangwayOptions, RawOptions } from './core/options.js';
import { Transport } from './core/transport.js';
import { Resources } from './generated/resources.js';

/**
 * The API of a Gangway server.
 *
 * ```ts
 * const gangway = new Gangway({ baseUrl, clientId, clientSecret });
 * const client = await gangway.clients.get(id);
 * ```
 */
export class Gangway extends Resources {
  readonly #http: Transport;

  constructor(options: GangwayOptions) {
    const http = new Transport({ ...options });
    super(http);
    this.#http = http;
  }

  /**
   * A request of your own, with the client's token, retries and errors: for what this version of the SDK does not have.
   * Answers the JSON, the text of another type, or undefined for an answer without a body.
   *
   * @param path Below the client's address, such as `/clients`, with its ids escaped.
   */
  request<T = unknown>(method: string, path: string, { query, body, ...options }: RawOptions = {}): ApiPromise<T> {
    if (!/^\/[^?#]*$/.test(path)) throw new TypeError('path must begin with / and have no query, which goes into the options');
    return this.#http.send({ operation: 'request', method: method.toUpperCase(), path, query, body, isRaw: true, options });
  }
}
