import { isObject } from './answer.js';
import { WebhookVerificationError } from './errors.js';
import type { Event } from '../generated/models.js';

/** Headers of a delivery: of the Fetch API, of Node's `http`, or plain. */
export type WebhookHeaders = Headers | Record<string, string | readonly string[] | undefined>;

export interface VerifyOptions {
  /** Seconds that a delivery's clock may be off, either way; 300 when left out. */
  tolerance?: number | undefined;
  /** The present time, in milliseconds since 1970; for tests. */
  now?: number | undefined;
}

/**
 * Verifies a delivery by the Standard Webhooks specification and answers its event.
 *
 * @param payload The body as it was received, byte by byte; not parsed and written anew.
 * @param secret The endpoint's secret, `whsec_…`.
 * @throws TypeError when the secret is not an endpoint's: that is a mistake of the program.
 * @throws WebhookVerificationError when it is not authentic, or its time is off.
 */
export async function verifyWebhook(
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
  { tolerance = 300, now = Date.now() }: VerifyOptions = {},
): Promise<Event> {
  if (typeof payload !== 'string' && !ArrayBuffer.isView(payload)) {
    throw new TypeError('the payload must be the body as it was received, as a string or Uint8Array');
  }
  const key = keyOf(secret);
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signatures = header(headers, 'webhook-signature');
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookVerificationError('webhook-timestamp is no number of seconds');
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= tolerance)) {
    throw new WebhookVerificationError('webhook-timestamp is too old or in the future');
  }
  const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const expected = await sign(key, `${id}.${timestamp}.`, body);
  let authentic = false;
  // Several headers of one name are joined with a comma.
  for (const signature of signatures.split(/,? /)) {
    // All of them are looked at, so that the time says nothing about which one fits.
    if (signature.startsWith('v1,') && isEqual(signature.slice(3), expected)) authentic = true;
  }
  if (!authentic) throw new WebhookVerificationError('no signature fits');
  return parse(body);
}

export interface SignOptions {
  /** The delivery's id, which is its event's; `evt_test` when left out. */
  id?: string | undefined;
  /** When it is sent, in milliseconds since 1970; now when left out. */
  now?: number | undefined;
}

/**
 * The headers of a delivery, signed as the API does it: to test what receives them.
 *
 * @param secret The endpoint's secret, `whsec_…`.
 */
export async function signWebhook(
  payload: string | Uint8Array,
  secret: string,
  { id = 'evt_test', now = Date.now() }: SignOptions = {},
): Promise<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(now / 1000));
  const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const signature = await sign(keyOf(secret), `${id}.${timestamp}.`, body);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

function header(headers: WebhookHeaders, name: string): string {
  let value: string | readonly string[] | null | undefined;
  if (typeof (headers as Headers).get === 'function') value = (headers as Headers).get(name);
  else value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const text = typeof value === 'string' ? value : value?.join(' ');
  if (!text) throw new WebhookVerificationError(`${name} is missing`);
  return text;
}

/** The secret's bytes. `atob` would take blanks too, and text that is cut off. */
function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const text = secret.replace(/^whsec_/, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/.test(text)) {
    throw new TypeError('the secret is not whsec_ and base64');
  }
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

async function sign(bytes: Uint8Array<ArrayBuffer>, prefix: string, body: Uint8Array): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const start = new TextEncoder().encode(prefix);
  const message = new Uint8Array(start.length + body.length);
  message.set(start);
  message.set(body, start.length);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
  return btoa(String.fromCharCode(...mac));
}

/** In constant time for texts of one length. */
function isEqual(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}

function parse(body: Uint8Array): Event {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new WebhookVerificationError('the payload is no JSON', { cause });
  }
  if (!isObject(event)) throw new WebhookVerificationError('the payload is no event');
  return event as unknown as Event;
}
