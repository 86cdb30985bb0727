// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.Patch;
import gangway.internal.Values;
import java.util.List;

/**
 * Changes to a webhook endpoint; what is left out stays, null clears.
 *
 * @param url Where events are sent to. What is not delivered yet goes there too.
 * @param eventTypes The names of types of events that it gets, or {@code ["*"]} for all that there are and
 *     will be.
 * @param description What it is for; null clears it.
 * @param enabled {@code false} stops everything: events of that time are not sent later, and what is not
 *     delivered yet waits. {@code true} starts it again, and makes a {@code failing} endpoint
 *     {@code enabled}.
 */
public record UpdateWebhookEndpoint(
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable Patch<String> description,
        @Nullable Boolean enabled) {
    /** Copies the lists. */
    public UpdateWebhookEndpoint {
        eventTypes = Values.copy(eventTypes);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String url;
        private @Nullable List<String> eventTypes;
        private @Nullable Patch<String> description;
        private @Nullable Boolean enabled;

        private Builder() {}

        /** Where events are sent to. What is not delivered yet goes there too. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** The names of types of events that it gets, or {@code ["*"]} for all that there are and will be. */
        public Builder eventTypes(@Nullable List<String> eventTypes) {
            this.eventTypes = eventTypes;
            return this;
        }

        /** What it is for; null clears it. */
        public Builder description(String description) {
            this.description = Patch.of(description);
            return this;
        }

        /** Sends null as {@code description}, which clears it. */
        public Builder clearDescription() {
            this.description = Patch.cleared();
            return this;
        }

        /**
         * {@code false} stops everything: events of that time are not sent later, and what is not delivered
         * yet waits. {@code true} starts it again, and makes a {@code failing} endpoint {@code enabled}.
         */
        public Builder enabled(@Nullable Boolean enabled) {
            this.enabled = enabled;
            return this;
        }

        /** The finished body. */
        public UpdateWebhookEndpoint build() {
            return new UpdateWebhookEndpoint(url, eventTypes, description, enabled);
        }
    }
}
