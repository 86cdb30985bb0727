// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * A new webhook endpoint.
 *
 * @param url Where events are sent to: {@code https}, port 443 or from 1024 on, a host on the Internet, no
 *     user or password.
 * @param eventTypes The names of types of events that it gets, or {@code ["*"]} for all that there are and
 *     will be.
 * @param description What it is for.
 * @param enabled Whether events are sent to it from now on; true when left out.
 */
public record CreateWebhookEndpoint(
        String url,
        List<String> eventTypes,
        @Nullable String description,
        @Nullable Boolean enabled) {
    /** Copies the lists. */
    public CreateWebhookEndpoint {
        eventTypes = Values.copy(eventTypes);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String url;
        private List<String> eventTypes;
        private @Nullable String description;
        private @Nullable Boolean enabled;

        private Builder() {}

        /**
         * Where events are sent to: {@code https}, port 443 or from 1024 on, a host on the Internet, no user
         * or password.
         */
        public Builder url(String url) {
            this.url = url;
            return this;
        }

        /** The names of types of events that it gets, or {@code ["*"]} for all that there are and will be. */
        public Builder eventTypes(List<String> eventTypes) {
            this.eventTypes = eventTypes;
            return this;
        }

        /** What it is for. */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /** Whether events are sent to it from now on; true when left out. */
        public Builder enabled(@Nullable Boolean enabled) {
            this.enabled = enabled;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreateWebhookEndpoint build() {
            return new CreateWebhookEndpoint(
                    Objects.requireNonNull(url, "url"),
                    Objects.requireNonNull(eventTypes, "eventTypes"),
                    description,
                    enabled);
        }
    }
}
