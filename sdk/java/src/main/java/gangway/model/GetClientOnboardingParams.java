// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code getClientOnboarding} can be asked for.
 *
 * @param limit Accounts in the answer.
 * @param cursor {@code nextCursor} of the answer before.
 */
public record GetClientOnboardingParams(
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Accounts in the answer. */
        public Builder limit(@Nullable Integer limit) {
            this.limit = limit;
            return this;
        }

        /** {@code nextCursor} of the answer before. */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /** The finished parameters. */
        public GetClientOnboardingParams build() {
            return new GetClientOnboardingParams(limit, cursor);
        }
    }
}
