// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * A partner of the distributor.
 *
 * @param id Its id.
 * @param name Its name.
 * @param externalRef Its key in the distributor's own systems.
 * @param country Where it is (ISO 3166-1 alpha-2).
 * @param defaultCurrency The currency it usually buys in (ISO 4217).
 * @param status Whether it may use the API.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed.
 */
public record Reseller(
        String id,
        String name,
        @Nullable String externalRef,
        @Nullable String country,
        String defaultCurrency,
        ResellerStatus status,
        int version,
        Instant createdAt,
        Instant updatedAt) {
}
