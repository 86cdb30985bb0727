// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * Every move of a link request, oldest first.
 *
 * @param data The moves.
 */
public record LinkRequestHistory(
        List<LinkRequestMove> data) {
    /** Copies the lists. */
    public LinkRequestHistory {
        data = Values.copy(data);
    }
}
