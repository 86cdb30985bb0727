// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * How far to move the test clock: by {@code seconds} or {@code to} a moment.
 *
 * @param seconds By so many seconds.
 * @param to To this moment, or less than a second after it; instead of {@code seconds}.
 */
public record AdvanceTestClock(
        @Nullable Integer seconds,
        @Nullable Instant to) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable Integer seconds;
        private @Nullable Instant to;

        private Builder() {}

        /** By so many seconds. */
        public Builder seconds(@Nullable Integer seconds) {
            this.seconds = seconds;
            return this;
        }

        /** To this moment, or less than a second after it; instead of {@code seconds}. */
        public Builder to(@Nullable Instant to) {
            this.to = to;
            return this;
        }

        /** The finished body. */
        public AdvanceTestClock build() {
            return new AdvanceTestClock(seconds, to);
        }
    }
}
