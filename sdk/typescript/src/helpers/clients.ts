import type { ApiPromise } from '../core/answer.js';
import { ApiError } from '../core/errors.js';
import type { CreateOptions, RequestOptions } from '../core/options.js';
import type { PagePromise } from '../core/page.js';
import { Resource } from '../core/resource.js';
import type { ClientProfile, CreateClient } from '../generated/models.js';
import { ProblemCode } from '../generated/problems.js';

/** What clients have beside their operations. */
export abstract class ClientsHelpers extends Resource {
  abstract create(body: CreateClient, options?: CreateOptions): ApiPromise<ClientProfile>;
  abstract list(params?: { externalRef?: string; resellerId?: string }, options?: RequestOptions): PagePromise<ClientProfile>;

  /**
   * Creates the client, or answers the reseller's client that has its `externalRef` already, as that one is: an archived one
   * too, and nothing of it is changed.
   */
  async createOrFind(body: CreateClient & { externalRef: string }, options: CreateOptions = {}): Promise<ClientProfile> {
    const { externalRef, resellerId } = body;
    if (!externalRef) throw new TypeError('createOrFind needs an externalRef');
    try {
      return await this.create(body, options);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === ProblemCode.ExternalRefTaken)) throw error;
      const { idempotencyKey: _, ...rest } = options;
      const { data } = await this.list({ externalRef, ...(resellerId && { resellerId }) }, rest);
      // There is none when its reference was changed in between.
      if (!data[0]) throw error;
      return data[0];
    }
  }
}
