// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * What an account costs in a month.
 *
 * @param cloudAccountId One of the client's accounts.
 * @param monthlyListCost Its usage at list price, gross: before discounts and credits. AWS's support charge
 *     is computed on it.
 * @param monthlySellerCost What the reseller pays for the usage; list price when left out.
 */
public record AccountCost(
        String cloudAccountId,
        String monthlyListCost,
        @Nullable String monthlySellerCost) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String cloudAccountId;
        private String monthlyListCost;
        private @Nullable String monthlySellerCost;

        private Builder() {}

        /** One of the client's accounts. */
        public Builder cloudAccountId(String cloudAccountId) {
            this.cloudAccountId = cloudAccountId;
            return this;
        }

        /**
         * Its usage at list price, gross: before discounts and credits. AWS's support charge is computed on
         * it.
         */
        public Builder monthlyListCost(String monthlyListCost) {
            this.monthlyListCost = monthlyListCost;
            return this;
        }

        /** What the reseller pays for the usage; list price when left out. */
        public Builder monthlySellerCost(@Nullable String monthlySellerCost) {
            this.monthlySellerCost = monthlySellerCost;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public AccountCost build() {
            return new AccountCost(
                    Objects.requireNonNull(cloudAccountId, "cloudAccountId"),
                    Objects.requireNonNull(monthlyListCost, "monthlyListCost"),
                    monthlySellerCost);
        }
    }
}
