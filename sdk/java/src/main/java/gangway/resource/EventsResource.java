// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.Event;
import gangway.model.ListEventsParams;

/** What happened, as a list and as a feed that misses nothing. */
public final class EventsResource extends Resource {
    EventsResource(Transport transport) {
        super(transport);
    }

    /**
     * List events.
     *
     * @see #list(ListEventsParams, RequestOptions)
     */
    public Page<Event> list() {
        return list(null, null);
    }

    /**
     * List events.
     *
     * @see #list(ListEventsParams, RequestOptions)
     */
    public Page<Event> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List events.
     *
     * @see #list(ListEventsParams, RequestOptions)
     */
    public Page<Event> list(ListEventsParams params) {
        return list(params, null);
    }

    /**
     * List events.
     *
     * <p>Newest first. With {@code since} a feed: oldest first, after that event, and {@code nextCursor} is
     * always there. A consumer that remembers the last id and sends it as {@code since}, or the last
     * {@code nextCursor} and sends it as {@code cursor}, misses no event and sees none twice, also while
     * others write. A feed's cursor goes on with the feed, with {@code since} or without it.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException With these codes of its own: {@code cursor_invalid},
     *     {@code cursor_mismatch}, {@code insufficient_scope}, {@code invalid_request},
     *     {@code precondition_not_supported}, {@code role_not_allowed}.
     */
    public Page<Event> list(@Nullable ListEventsParams params, @Nullable RequestOptions options) {
        return call("listEvents", "GET", "events").query(params).options(options).page(Event.class);
    }
}
