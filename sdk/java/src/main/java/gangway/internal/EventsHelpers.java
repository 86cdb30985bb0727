package gangway.internal;

import gangway.GangwayException;
import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.model.Event;
import gangway.model.ListEventsParams;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;

/** What events have beside their operations. */
public abstract class EventsHelpers extends Resource {
    /** Seconds for which the server holds an empty page open. */
    private static final int HOLD = 20;

    private static final RequestOptions PATIENT = RequestOptions.create()
            .timeout(Duration.ofSeconds(60))
            .attemptTimeout(Duration.ofSeconds(40));

    /** For the generated class only. */
    protected EventsHelpers(Transport transport) {
        super(transport);
    }

    /** Lists events. */
    public abstract Page<Event> list(@Nullable ListEventsParams params, @Nullable RequestOptions options);

    /** Follows all events. See {@link #follow(String, ListEventsParams)}. */
    public final Iterable<Event> follow(String from) {
        return follow(from, ListEventsParams.builder().build());
    }

    /**
     * Every event, oldest first, and for ever: at the end it waits for the next one. It goes on by itself after outages of
     * the server or the network. Remember the last event's id, and follow from there when your program starts again:
     * nothing is missed and nothing comes twice.
     *
     * <p>It ends with the loop over it, with the interruption of its thread, or with an exception that another attempt
     * does not mend, such as 401 after the credential was revoked, or 410 {@code events_gone}.
     *
     * @param from {@code beginning}, {@code now}, or the id of the last event that was seen.
     * @param filter Its {@code type} and {@code resourceId} say which events are followed.
     * @return The events; each iterator begins anew.
     */
    public final Iterable<Event> follow(String from, ListEventsParams filter) {
        return () -> new Feed(from, filter);
    }

    private final class Feed implements Iterator<Event> {
        private final String from;
        private final ListEventsParams filter;
        private Iterator<Event> items = Collections.emptyIterator();
        private @Nullable String cursor;
        private int failures;

        Feed(String from, ListEventsParams filter) {
            this.from = from;
            this.filter = filter;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Event next() {
            while (!items.hasNext()) {
                // The first page from now on is not held open: it says where that begins.
                Integer wait = cursor == null && from.equals("now") ? null : Integer.valueOf(HOLD);
                ListEventsParams params = ListEventsParams.builder()
                        .type(filter.type())
                        .resourceId(filter.resourceId())
                        .since(from)
                        .cursor(cursor)
                        .wait_(wait)
                        .limit(100)
                        .build();
                try {
                    Page<Event> page = list(params, PATIENT);
                    failures = 0;
                    cursor = page.nextCursor() == null ? cursor : page.nextCursor();
                    items = page.data().iterator();
                } catch (GangwayException e) {
                    Duration pause = Retries.outage(failures++, e);
                    if (pause == null) {
                        throw e;
                    }
                    Transport.sleep(pause);
                }
            }
            return items.next();
        }
    }
}
