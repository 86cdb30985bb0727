import type { GangwayOptions } from './core/options.js';
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
  constructor(options: GangwayOptions) {
    super(new Transport({ ...options }));
  }
}
