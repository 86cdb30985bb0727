// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * One try.
 *
 * @param at When it began.
 * @param status The status of the answer; absent when there was none.
 * @param error Why it failed; absent when it did not.
 * @param millis How long it took, in milliseconds.
 */
public record WebhookAttempt(
        Instant at,
        @Nullable Integer status,
        @Nullable WebhookAttemptError error,
        int millis) {
}
