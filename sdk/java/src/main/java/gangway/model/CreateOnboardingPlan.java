// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * A plan for many accounts of a client.
 *
 * @param clientId Whose accounts they are.
 * @param rows One row an account. Each is looked at by itself: what is wrong with one is told at that row of
 *     the plan.
 */
public record CreateOnboardingPlan(
        String clientId,
        List<OnboardingPlanAccount> rows) {
    /** Copies the lists. */
    public CreateOnboardingPlan {
        rows = Values.copy(rows);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String clientId;
        private List<OnboardingPlanAccount> rows;

        private Builder() {}

        /** Whose accounts they are. */
        public Builder clientId(String clientId) {
            this.clientId = clientId;
            return this;
        }

        /**
         * One row an account. Each is looked at by itself: what is wrong with one is told at that row of the
         * plan.
         */
        public Builder rows(List<OnboardingPlanAccount> rows) {
            this.rows = rows;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreateOnboardingPlan build() {
            return new CreateOnboardingPlan(
                    Objects.requireNonNull(clientId, "clientId"),
                    Objects.requireNonNull(rows, "rows"));
        }
    }
}
