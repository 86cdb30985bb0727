import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ApiError, type CloudAccount, type GangwayOptions, Gangway, type RequestEvent } from 'gangway-sdk';

export type Scenario = () => Promise<void>;

export const env = (name: string): string => process.env[name] ?? assert.fail(`${name} is not set`);
export const URL_OF_API = env('GANGWAY_URL');

/** The operations that were called through the SDK, by its hooks. */
export const called = new Set<string>();
const note = ({ operation }: RequestEvent) => called.add(operation);

/** A new client, with a token of its own. */
export function connect(options: Partial<GangwayOptions> = {}): Gangway {
  return new Gangway({
    baseUrl: URL_OF_API,
    clientId: env('GANGWAY_CLIENT_ID'),
    clientSecret: env('GANGWAY_CLIENT_SECRET'),
    ...options,
    hooks: {
      request(event) {
        note(event);
        options.hooks?.request?.(event);
      },
      response: (event) => options.hooks?.response?.(event),
    },
  } as GangwayOptions);
}

/** The client of operations that most scenarios use. */
export const gangway = connect();

export interface Fault {
  status?: number;
  retryAfter?: number | 'date';
  reset?: 'before' | 'after';
  code?: string;
  errors?: { pointer: string; code: string; detail: string }[];
  delay?: number;
  drip?: number;
  head?: boolean;
  patch?: Record<string, unknown>;
}

interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  status?: number;
}

/** The proxy between SDK and server. */
export const proxy = {
  /** Forgets what was sent, and lets the next requests with this method and path meet these faults. */
  async faults(method: string, path: string, ...faults: Fault[]): Promise<void> {
    await proxy.forget();
    const body = JSON.stringify({ method, path, faults });
    await fetch(`${URL_OF_API}/__proxy/faults`, { method: 'POST', body });
  },
  async forget(): Promise<void> {
    await fetch(`${URL_OF_API}/__proxy/requests`, { method: 'DELETE' });
  },
  /** Comes back when the server is down; it is started again after a while. */
  async restart(): Promise<void> {
    await fetch(`${URL_OF_API}/__proxy/restart`, { method: 'POST' });
  },
  async sent(method: string, path: string): Promise<Sent[]> {
    const answer = await fetch(`${URL_OF_API}/__proxy/requests`);
    const all = (await answer.json()) as Sent[];
    return all.filter((request) => request.method === method && request.path.split('?')[0] === path);
  },
};

/** The error that a promise ends with. */
export async function failure<E extends Error>(kind: new (...args: never[]) => E, promise: PromiseLike<unknown>): Promise<E> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof kind, `${String(error)} is no ${kind.name}`);
    return error;
  }
  return assert.fail(`no ${kind.name}`);
}

/** The API's refusal that a promise ends with. */
export async function refusal(promise: PromiseLike<unknown>, status: number, code: string): Promise<ApiError> {
  const error = await failure(ApiError, promise);
  assert.deepEqual([error.status, error.code], [status, code]);
  return error;
}

/** Asks until it is so. */
export async function until<T>(ask: () => PromiseLike<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await ask();
    if (isSo(value)) return value;
    await new Promise((done) => setTimeout(done, 100));
  }
  return assert.fail('it never is so');
}

export interface Delivery {
  headers: Record<string, string>;
  body: Buffer;
}

/** Takes deliveries of webhooks: its address, the next one, and how it ends. */
export async function receiver() {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    deliveries.push({ headers: request.headers as Record<string, string>, body: await buffer(request) });
    response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    next: async () => (await until(async () => deliveries.shift(), (one) => one !== undefined))!,
    close: () => server.close().closeAllConnections(),
  };
}

let count = 0;
/** A text that nobody else has. */
export const unique = (text: string): string => `${text} ${(count += 1)}`;
/** An account number that the simulation has no test value for. */
export const accountNumber = (): string => `5000${String((count += 1)).padStart(6, '0')}50`;

export const PERSON = { name: 'Administration', email: 'admin@example.com' };
export const ADDRESS = { street: 'Calle Mayor 1', city: 'Madrid', postalCode: '28013', country: 'ES' };

let reseller: Promise<string> | undefined;
export const resellerId = (): Promise<string> =>
  (reseller ??= gangway.resellers.create({ name: 'Nube Partners', country: 'ES' }).then(({ id }) => id));

export async function newClient(more: { externalRef?: string; name?: string } = {}) {
  const body = { name: unique('Panadería Sol'), contact: PERSON, address: ADDRESS, resellerId: await resellerId() };
  return gangway.clients.create({ ...body, ...more });
}

export async function masterPricebook(): Promise<string> {
  for await (const pricebook of gangway.pricebooks.list({ kind: 'master' })) return pricebook.id;
  return assert.fail('no master pricebook');
}

/** A client whose accounts can be created. */
export async function readyClient() {
  const client = await newClient();
  await gangway.clients.putCloudProvider(client.id, { pricebookId: await masterPricebook(), currency: 'USD' });
  return client;
}

export async function newAccount(clientId?: string): Promise<CloudAccount> {
  return gangway.cloudAccounts.create({
    origin: 'existing',
    clientId: clientId ?? (await readyClient()).id,
    awsAccountId: accountNumber(),
    supportType: 'basic',
    organizationRole: 'standalone',
  });
}
