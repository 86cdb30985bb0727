package gangway;

import gangway.internal.Values;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A page of a list.
 *
 * @param <T> The type of its items.
 */
public final class Page<T> {
    private final List<T> data;
    private final @Nullable String nextCursor;
    private final @Nullable Boolean atEnd;
    private final Function<String, Page<T>> fetch;

    /**
     * A page of your own, for tests.
     *
     * @param data Its items.
     * @param nextCursor What the next page is fetched with, if there is one.
     * @param fetch Fetches the page of a cursor.
     */
    public Page(List<T> data, @Nullable String nextCursor, Function<String, Page<T>> fetch) {
        this(data, nextCursor, null, fetch);
    }

    /**
     * A page of your own, also of a feed.
     *
     * @param data Its items.
     * @param nextCursor What the next page is fetched with, if there is one.
     * @param atEnd Whether a feed has no more.
     * @param fetch Fetches the page of a cursor.
     */
    public Page(
            List<T> data, @Nullable String nextCursor, @Nullable Boolean atEnd, Function<String, Page<T>> fetch) {
        this.data = Values.copy(data);
        this.nextCursor = nextCursor;
        this.atEnd = atEnd;
        this.fetch = fetch;
    }

    /** The items of this page. */
    public List<T> data() {
        return data;
    }

    /** What the next page is fetched with; null on the last page. */
    public @Nullable String nextCursor() {
        return nextCursor;
    }

    /** Of a page of a feed of events, whether this was all that there was by then; else null. */
    public @Nullable Boolean atEnd() {
        return atEnd;
    }

    /** Fetches the next page. A feed of events always has one, which is empty when nothing new happened. */
    public Optional<Page<T>> next() {
        return nextCursor == null ? Optional.empty() : Optional.of(fetch.apply(nextCursor));
    }

    /**
     * The items of this page and of all that follow; each page is fetched when it is needed. A feed of events ends, for
     * now, with an empty page.
     */
    public Iterable<T> all() {
        return () -> new Items<>(this);
    }

    /** The same as {@link #all()}, as a stream. */
    public Stream<T> stream() {
        return StreamSupport.stream(all().spliterator(), false);
    }

    @Override
    public String toString() {
        return "Page[" + data.size() + " items, nextCursor=" + nextCursor + "]";
    }

    private static final class Items<T> implements Iterator<T> {
        private Page<T> page;
        private Iterator<T> items;

        Items(Page<T> page) {
            this.page = page;
            this.items = page.data.iterator();
        }

        @Override
        public boolean hasNext() {
            if (!items.hasNext() && !page.data.isEmpty() && page.nextCursor != null) {
                Page<T> next = page.fetch.apply(page.nextCursor);
                if (!next.data.isEmpty() && page.nextCursor.equals(next.nextCursor)) {
                    throw new UnreadableAnswerException("a page of the list leads to itself");
                }
                page = next;
                items = page.data.iterator();
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
