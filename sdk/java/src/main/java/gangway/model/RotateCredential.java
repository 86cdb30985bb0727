// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * How to change a secret.
 *
 * @param graceSeconds Seconds for which the present secret keeps working; an hour when left out.
 * @param revokeTokens Whether the tokens from before are refused, within five seconds everywhere; the one in
 *     hand too, when it is the credential's own.
 */
public record RotateCredential(
        @Nullable Integer graceSeconds,
        @Nullable Boolean revokeTokens) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable Integer graceSeconds;
        private @Nullable Boolean revokeTokens;

        private Builder() {}

        /** Seconds for which the present secret keeps working; an hour when left out. */
        public Builder graceSeconds(@Nullable Integer graceSeconds) {
            this.graceSeconds = graceSeconds;
            return this;
        }

        /**
         * Whether the tokens from before are refused, within five seconds everywhere; the one in hand too,
         * when it is the credential's own.
         */
        public Builder revokeTokens(@Nullable Boolean revokeTokens) {
            this.revokeTokens = revokeTokens;
            return this;
        }

        /** The finished body. */
        public RotateCredential build() {
            return new RotateCredential(graceSeconds, revokeTokens);
        }
    }
}
