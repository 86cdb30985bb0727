// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * How to change a secret.
 *
 * @param graceSeconds Seconds for which deliveries carry a signature by the present secret too; a day when
 *     left out, a week at most.
 */
public record RotateWebhookSecret(
        @Nullable Integer graceSeconds) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable Integer graceSeconds;

        private Builder() {}

        /**
         * Seconds for which deliveries carry a signature by the present secret too; a day when left out, a
         * week at most.
         */
        public Builder graceSeconds(@Nullable Integer graceSeconds) {
            this.graceSeconds = graceSeconds;
            return this;
        }

        /** The finished body. */
        public RotateWebhookSecret build() {
            return new RotateWebhookSecret(graceSeconds);
        }
    }
}
