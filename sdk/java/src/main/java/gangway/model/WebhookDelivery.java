// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;

/**
 * An event on its way to a webhook endpoint.
 *
 * @param id Its id.
 * @param eventId The event's id, which is the header {@code webhook-id}.
 * @param eventType The event's type.
 * @param status How it stands.
 * @param attempts The tries, the oldest first; the last thirty of them.
 * @param nextAttemptAt When it is tried next; absent when it is over, under way, or waits for an earlier one
 *     of the same resource.
 * @param createdAt When it was created. It is kept for thirty days.
 */
public record WebhookDelivery(
        String id,
        String eventId,
        EventType eventType,
        WebhookDeliveryStatus status,
        List<WebhookAttempt> attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt) {
    /** Copies the lists. */
    public WebhookDelivery {
        attempts = Values.copy(attempts);
    }
}
