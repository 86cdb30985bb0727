// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * An end customer of a reseller.
 *
 * @param id Its id.
 * @param resellerId The reseller it belongs to.
 * @param name Its name.
 * @param externalRef Its key in the reseller's own systems.
 * @param contact The person to talk to.
 * @param address Where it is.
 * @param domain Its internet domain.
 * @param language The language it is addressed in.
 * @param status Whether it takes new accounts.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed.
 */
public record ClientProfile(
        String id,
        String resellerId,
        String name,
        @Nullable String externalRef,
        Contact contact,
        Address address,
        @Nullable String domain,
        ClientLanguage language,
        ClientStatus status,
        int version,
        Instant createdAt,
        Instant updatedAt) {
}
