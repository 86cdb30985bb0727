// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * What {@code createOnboardingPlan} can be asked for.
 *
 * @param clientId Whose accounts they are; with {@code text/csv}, and only then.
 */
public record CreateOnboardingPlanFromCsvParams(
        @Nullable String clientId) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String clientId;

        private Builder() {}

        /** Whose accounts they are; with {@code text/csv}, and only then. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** The finished parameters. */
        public CreateOnboardingPlanFromCsvParams build() {
            return new CreateOnboardingPlanFromCsvParams(clientId);
        }
    }
}
