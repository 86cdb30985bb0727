// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * One move of a link request.
 *
 * @param at When it moved.
 * @param from From where; absent at its submission.
 * @param to Whereto.
 * @param actor Who moved it.
 * @param note Why.
 */
public record LinkRequestMove(
        Instant at,
        @Nullable LinkRequestStatus from,
        LinkRequestStatus to,
        Actor actor,
        @Nullable String note) {
}
