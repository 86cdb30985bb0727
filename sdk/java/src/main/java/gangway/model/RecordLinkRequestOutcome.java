// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;
import java.util.Objects;

/**
 * The owner's answer, as a person saw it in the AWS console.
 *
 * @param outcome What the owner answered.
 * @param at When; now, when left out. After an acceptance the distributor is financially responsible from
 *     then on.
 */
public record RecordLinkRequestOutcome(
        LinkRequestOutcome outcome,
        @Nullable Instant at) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private LinkRequestOutcome outcome;
        private @Nullable Instant at;

        private Builder() {}

        /** What the owner answered. */
        public Builder outcome(LinkRequestOutcome outcome) {
            this.outcome = outcome;
            return this;
        }

        /**
         * When; now, when left out. After an acceptance the distributor is financially responsible from then
         * on.
         */
        public Builder at(@Nullable Instant at) {
            this.at = at;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public RecordLinkRequestOutcome build() {
            return new RecordLinkRequestOutcome(Objects.requireNonNull(outcome, "outcome"), at);
        }
    }
}
