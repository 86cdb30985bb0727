// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.time.Instant;

/**
 * How a client works with a cloud provider.
 *
 * @param clientId The client.
 * @param provider The provider.
 * @param pricebookId The pricebook of all the client's accounts that have none of their own.
 * @param currency The currency the client is billed in (ISO 4217).
 * @param enabledInCustomerPortal Whether credentials with the role {@code customer} may work with the
 *     client's accounts.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed.
 */
public record CloudProvider(
        String clientId,
        CloudProviderName provider,
        String pricebookId,
        String currency,
        boolean enabledInCustomerPortal,
        int version,
        Instant createdAt,
        Instant updatedAt) {
}
