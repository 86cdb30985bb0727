// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * Some of a client's accounts that are billed for AWS Support in the same way. An account is in at most one
 * group; without one, its support charges may end up as a negative margin.
 *
 * @param id Its id.
 * @param resellerId The reseller of its client.
 * @param clientId The client whose accounts it holds.
 * @param name Its name.
 * @param kind How its accounts are billed for support.
 * @param cloudAccountIds Its accounts, in the order of their ids; at most a thousand.
 * @param version Counts the changes, from 1, of its accounts too; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed.
 */
public record SupportPlanGroup(
        String id,
        String resellerId,
        String clientId,
        String name,
        SupportPlanKind kind,
        List<String> cloudAccountIds,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    /** Copies the lists. */
    public SupportPlanGroup {
        cloudAccountIds = Values.copy(cloudAccountIds);
    }
}
