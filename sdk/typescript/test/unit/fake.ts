import assert from 'node:assert/strict';
import { type Fetch, Gangway } from 'gangway-sdk';

type Answers = ((url: URL, init: RequestInit) => Response | Error)[];

/** A client whose requests get these answers, one after the other. */
export function fake(answers: Answers, options = {}) {
  const sent: { url: URL; headers: Headers; body: unknown }[] = [];
  const fetch: Fetch = async (address, init) => {
    const url = new URL(address);
    sent.push({ url, headers: new Headers(init.headers), body: init.body });
    const answer = (answers.shift() ?? assert.fail('one request too many'))(url, init);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { sent, gangway: new Gangway({ baseUrl: 'http://api.test/v/', token: 'secret-token', fetch, maxRetries: 0, ...options }) };
}

export const page = (data: unknown[], nextCursor?: string | null) => () => Response.json({ data, nextCursor });
