/** Members that no log should have, where nothing else is said. */
const SECRETS = ['secret', 'client_secret', 'access_token'];
/** What Node's `util.inspect`, and so `console.log`, asks an object for. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Hides the secrets of an answer from `console.log`. The members are as they were, also for `JSON.stringify`. */
export function masked<T extends Record<string, unknown>>(answer: T, secrets: readonly string[] = SECRETS): T {
  const found = secrets.filter((name) => typeof answer[name] === 'string');
  if (found.length > 0) {
    const mask = Object.fromEntries(found.map((name) => [name, '…']));
    Object.defineProperty(answer, INSPECT, { value: () => ({ ...answer, ...mask }) });
  }
  return answer;
}
