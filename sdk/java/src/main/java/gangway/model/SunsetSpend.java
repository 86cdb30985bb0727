// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.util.Objects;

/**
 * An account and what it spends in a month.
 *
 * @param cloudAccountId The account.
 * @param monthlySpend Its eligible spend in USD, gross: before discounts and credits.
 */
public record SunsetSpend(
        String cloudAccountId,
        String monthlySpend) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String cloudAccountId;
        private String monthlySpend;

        private Builder() {}

        /** The account. */
        public Builder cloudAccountId(String cloudAccountId) {
            this.cloudAccountId = cloudAccountId;
            return this;
        }

        /** Its eligible spend in USD, gross: before discounts and credits. */
        public Builder monthlySpend(String monthlySpend) {
            this.monthlySpend = monthlySpend;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public SunsetSpend build() {
            return new SunsetSpend(
                    Objects.requireNonNull(cloudAccountId, "cloudAccountId"),
                    Objects.requireNonNull(monthlySpend, "monthlySpend"));
        }
    }
}
