// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code listOnboardingPlanRows} can be asked for.
 *
 * @param outcome Only those of which this became.
 * @param limit Items on a page.
 * @param cursor {@code nextCursor} of the page before.
 */
public record ListOnboardingPlanRowsParams(
        @Nullable OnboardingPlanOutcome outcome,
        @Nullable Integer limit,
        @Nullable String cursor) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable OnboardingPlanOutcome outcome;
        private @Nullable Integer limit;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those of which this became. */
        public Builder outcome(@Nullable OnboardingPlanOutcome outcome) {
            this.outcome = outcome;
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
        public ListOnboardingPlanRowsParams build() {
            return new ListOnboardingPlanRowsParams(outcome, limit, cursor);
        }
    }
}
