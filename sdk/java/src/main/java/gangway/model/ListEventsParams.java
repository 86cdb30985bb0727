// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import gangway.Nullable;

/**
 * What {@code listEvents} can be asked for.
 *
 * @param type Only those of this type.
 * @param resourceId Only those of this resource.
 * @param since Makes the list a feed, oldest first: after the event with this id, from the {@code beginning}
 *     of what is kept, or from {@code now} on. An id that nobody has, or another one's, is 422
 *     {@code cursor_invalid}; one that is older than what is kept is 410 {@code events_gone}.
 * @param wait_ Seconds for which an empty page is held open until there is an event that the filters let
 *     through; only with {@code since}. Of one reseller and its clients 100 requests may wait at once, of one
 *     credential 50. A stream takes no notice of it.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListEventsParams(
        @Nullable EventType type,
        @Nullable String resourceId,
        @Nullable String since,
        @JsonProperty("wait") @Nullable Integer wait_,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable EventType type;
        private @Nullable String resourceId;
        private @Nullable String since;
        private @Nullable Integer wait_;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those of this type. */
        public Builder type(@Nullable EventType type) {
            this.type = type;
            return this;
        }

        /** Only those of this resource. */
        public Builder resourceId(@Nullable String resourceId) {
            this.resourceId = resourceId;
            return this;
        }

        /**
         * Makes the list a feed, oldest first: after the event with this id, from the {@code beginning} of
         * what is kept, or from {@code now} on. An id that nobody has, or another one's, is 422
         * {@code cursor_invalid}; one that is older than what is kept is 410 {@code events_gone}.
         */
        public Builder since(@Nullable String since) {
            this.since = since;
            return this;
        }

        /**
         * Seconds for which an empty page is held open until there is an event that the filters let through;
         * only with {@code since}. Of one reseller and its clients 100 requests may wait at once, of one
         * credential 50. A stream takes no notice of it.
         */
        public Builder wait_(@Nullable Integer wait_) {
            this.wait_ = wait_;
            return this;
        }

        /** Items on a page. */
        public Builder limit(@Nullable Integer limit) {
            this.limit = limit;
            return this;
        }

        /** {@code nextCursor} of the page before. */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /** The finished parameters. */
        public ListEventsParams build() {
            return new ListEventsParams(type, resourceId, since, wait_, limit, cursor);
        }
    }
}
