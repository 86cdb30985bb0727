// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.EventsHelpers;
import gangway.internal.Transport;
import gangway.model.Event;
import gangway.model.ListEventsParams;

/** What happened, as a list, and as a feed that misses nothing, in pages or as a stream. */
public final class EventsResource extends EventsHelpers {
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
     * others write. A feed's cursor goes on with the feed, with {@code since} or without it. {@code atEnd}
     * says whether this was all; with {@code wait} an empty page is held open until something happens.
     *
     * <p>With {@code Accept: text/event-stream} it follows for ever (server-sent events), from where
     * {@code since}, {@code cursor} or the header {@code Last-Event-ID} says, else from now on. A message has
     * the event's {@code id}, its type as {@code event}, and the event as JSON in one line of {@code data}.
     * About every 15 seconds without an event a comment comes. The stream ends when its token does: go on
     * with a new one and the last id. Of one reseller and its clients 50 streams may be open at once, of one
     * credential 25.
     *
     * <p>Scope: {@code events:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code events_gone}, {@code invalid_request}, {@code cursor_invalid},
     * {@code cursor_mismatch}, {@code rate_limited}, {@code too_many_followers}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    @Override
    public Page<Event> list(@Nullable ListEventsParams params, @Nullable RequestOptions options) {
        return call("listEvents", "GET", "events").query(params).options(options).page(Event.class);
    }
}
