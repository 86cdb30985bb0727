import type { Transport } from './transport.js';

/** A group of operations. */
export abstract class Resource {
  protected readonly http: Transport;

  constructor(http: Transport) {
    this.http = http;
  }
}

/** A path with its ids escaped. An id that would lead to another path is refused. */
export function path(parts: TemplateStringsArray, ...ids: string[]): string {
  const segment = (id: string) => {
    if (typeof id !== 'string' || ['', '.', '..'].includes(id)) throw new TypeError(`${JSON.stringify(id)} is no id`);
    return encodeURIComponent(id);
  };
  return parts.map((part, n) => part + (n < ids.length ? segment(ids[n]!) : '')).join('');
}
