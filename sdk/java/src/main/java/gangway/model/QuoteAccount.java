// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * An account and what it spends in a month.
 *
 * @param awsAccountId Its 12-digit number, handed back.
 * @param monthlySpend Its eligible spend in USD, gross: before discounts and credits.
 */
public record QuoteAccount(
        @Nullable String awsAccountId,
        String monthlySpend) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String awsAccountId;
        private String monthlySpend;

        private Builder() {}

        /** Its 12-digit number, handed back. */
        public Builder awsAccountId(@Nullable String awsAccountId) {
            this.awsAccountId = awsAccountId;
            return this;
        }

        /** Its eligible spend in USD, gross: before discounts and credits. */
        public Builder monthlySpend(String monthlySpend) {
            this.monthlySpend = monthlySpend;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public QuoteAccount build() {
            return new QuoteAccount(awsAccountId, Objects.requireNonNull(monthlySpend, "monthlySpend"));
        }
    }
}
