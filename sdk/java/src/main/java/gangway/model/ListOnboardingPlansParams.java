// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listOnboardingPlans} can be asked for.
 *
 * @param clientId Only those for this client.
 * @param status Only those that are this far.
 * @param resellerId Only those of this reseller.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListOnboardingPlansParams(
        @Nullable String clientId,
        @Nullable OnboardingPlanStatus status,
        @Nullable String resellerId,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String clientId;
        private @Nullable OnboardingPlanStatus status;
        private @Nullable String resellerId;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those for this client. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** Only those that are this far. */
        public Builder status(@Nullable OnboardingPlanStatus status) {
            this.status = status;
            return this;
        }

        /** Only those of this reseller. */
        public Builder resellerId(@Nullable String resellerId) {
            this.resellerId = resellerId;
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
        public ListOnboardingPlansParams build() {
            return new ListOnboardingPlansParams(clientId, status, resellerId, limit, cursor);
        }
    }
}
