import { VERSION } from '../generated/spec.js';

interface Runtime {
  process?: { versions?: { node?: string } };
  document?: unknown;
  importScripts?: unknown;
}

/** Names SDK, version, runtime and the program that asked for it. Browsers send their own, and some would ask the server for leave to send ours. */
export function userAgent(appName?: string): string | undefined {
  const { process, document, importScripts } = globalThis as Runtime;
  const node = process?.versions?.node;
  if (node === undefined && (document || importScripts)) return undefined;
  return `gangway-typescript/${VERSION}${node === undefined ? '' : ` node/${node}`}${appName ? ` ${appName}` : ''}`;
}
