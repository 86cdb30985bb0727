// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * A page of events.
 *
 * @param data The events: newest first, or with {@code since} oldest first.
 * @param nextCursor Send it as {@code cursor} to get the next page. With {@code since} it is always there:
 *     ask again later with it.
 * @param atEnd Only with {@code since}: whether this was all that there is by now; when {@code false}, more
 *     waits already.
 */
public record EventPage(
        List<Event> data,
        @Nullable String nextCursor,
        @Nullable Boolean atEnd) {
    /** Copies the lists. */
    public EventPage {
        data = Values.copy(data);
    }
}
