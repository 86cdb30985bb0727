// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * How to change a secret.
 *
 * @param graceSeconds Seconds for which the present secret keeps working; an hour when left out.
 */
public record RotateCredential(
        @Nullable Integer graceSeconds) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable Integer graceSeconds;

        private Builder() {}

        /** Seconds for which the present secret keeps working; an hour when left out. */
        public Builder graceSeconds(@Nullable Integer graceSeconds) {
            this.graceSeconds = graceSeconds;
            return this;
        }

        /** The finished body. */
        public RotateCredential build() {
            return new RotateCredential(graceSeconds);
        }
    }
}
