export { Gangway } from './client.js';
export { type Answer, ApiPromise, type WithResponse } from './core/answer.js';
export * from './core/errors.js';
export type { Hooks, RequestEvent, ResponseEvent } from './core/hooks.js';
export type * from './core/options.js';
export { Page, PagePromise } from './core/page.js';
export type { FollowFilter } from './helpers/events.js';
export { signWebhook, type SignOptions, verifyWebhook, type VerifyOptions, type WebhookHeaders } from './core/webhooks.js';
export * from './generated/index.js';
