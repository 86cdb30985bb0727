import { ProblemCode } from '../generated/problems.js';
import type { FieldProblem, LinkRequest, ProblemDetails } from '../generated/models.js';
import { type Answer, isObject } from './answer.js';
import { retryAfter } from './retryAfter.js';

/** Every error of the SDK. What ends because of a caller's `signal` ends with the signal's reason instead. */
export class GangwayError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** No answer: the connection could not be made, or broke. */
export class ConnectionError extends GangwayError {}

/** A call took longer than its `timeout`, its last attempt longer than `attemptTimeout`, or what was waited for did not happen in time. */
export class TimeoutError extends GangwayError {}

export function tooLate(host: string, milliseconds: number): TimeoutError {
  return new TimeoutError(`no answer from ${host} within ${milliseconds} ms`);
}

/** A link request ended with another status than the one that was waited for. */
export class EndedError extends GangwayError {
  /** The request as it ended. */
  readonly request: LinkRequest;

  constructor(message: string, request: LinkRequest) {
    super(message);
    this.request = request;
  }
}

/** An answer that is not what the API answers; something in between may have made it. */
export class InvalidResponseError extends GangwayError {}

/** A delivery that is not authentic, or too old. */
export class WebhookVerificationError extends GangwayError {}

/** The resource still has the version that `ifNoneMatch` named (304). */
export class NotModifiedError extends GangwayError {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('the resource still has this version');
    this.answer = answer;
  }
}

/** An error answer of the API. Decide by `code`; texts may change. */
export class ApiError extends GangwayError {
  /** The HTTP status. */
  readonly status: number;
  /** The problem's code, or OAuth's `error` from the token endpoint; `unknown` when the answer has none. */
  readonly code: ProblemCode | (string & {});
  /** What the code means, in the language of the answer. */
  readonly title: string;
  /** What happened and what to do next, in the language of the answer. */
  readonly detail: string;
  /** Every refused member or parameter, with `invalid_request`. */
  readonly errors: readonly FieldProblem[];
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  /** Who answered, with the port unless it is the usual one. */
  readonly host: string;
  /** Seconds that the server asks to wait. */
  readonly retryAfter: number | undefined;
  /** Headers of the answer. */
  readonly headers: Headers;
  /** The whole problem, with the further members that some codes have. */
  readonly problem: Readonly<Partial<ProblemDetails> & Record<string, unknown>>;

  constructor(status: number, headers: Headers, body: unknown, host: string) {
    const problem = isObject(body) ? body : {};
    const text = (name: string) => (typeof problem[name] === 'string' ? problem[name] : undefined);
    const code = text('code') ?? text('error') ?? ProblemCode.Unknown;
    const foreign = code === ProblemCode.Unknown ? "The answer is not the API's." : '';
    const detail = text('detail') ?? text('error_description') ?? foreign;
    const errors = Array.isArray(problem['errors']) ? problem['errors'].filter(isFieldProblem) : [];
    const fields = errors.map((error) => `; ${error.pointer} ${error.code}: ${error.detail}`).join('');
    const requestId = headers.get('x-request-id') ?? text('requestId');
    super(`${status} ${code}${detail && `: ${detail}`}${fields} (${requestId ? `request ${requestId}, ` : ''}host ${host})`);
    this.status = status;
    this.code = code;
    this.title = text('title') ?? '';
    this.detail = detail;
    this.errors = errors;
    this.requestId = requestId;
    this.host = host;
    this.retryAfter = retryAfter(headers);
    this.headers = headers;
    this.problem = problem;
  }
}

/** Something in between, such as an API gateway, has errors of its own form. */
function isFieldProblem(value: unknown): value is FieldProblem {
  return isObject(value) && ['pointer', 'code', 'detail'].every((name) => typeof value[name] === 'string');
}
