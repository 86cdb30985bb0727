// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * Where events are sent to.
 *
 * @param id Its id.
 * @param resellerId The reseller whose events it gets; absent for one of operations, which gets all.
 * @param url Where events are sent to.
 * @param eventTypes The names of types of events that it gets, or {@code ["*"]} for all.
 * @param description What it is for.
 * @param status Whether events are sent to it.
 * @param secret What its deliveries are signed with; only in the answer that made it, never again.
 * @param version Counts the changes, from 1; the {@code ETag} is {@code "v<version>"}.
 * @param createdAt When it was created.
 * @param updatedAt When it was last changed, by whoever did it or by what its answers were.
 */
public record WebhookEndpoint(
        String id,
        @Nullable String resellerId,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        WebhookEndpointStatus status,
        @Nullable String secret,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    /** Copies the lists. */
    public WebhookEndpoint {
        eventTypes = Values.copy(eventTypes);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "WebhookEndpoint[id=" + id
                + ", resellerId=" + resellerId
                + ", url=" + url
                + ", eventTypes=" + eventTypes
                + ", description=" + description
                + ", status=" + status
                + ", secret=" + Values.hidden(secret)
                + ", version=" + version
                + ", createdAt=" + createdAt
                + ", updatedAt=" + updatedAt
                + "]";
    }
}
