// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * A line of usage.
 *
 * @param service The service's name or code, as rules with the scope {@code service} spell it.
 * @param billingEntity Who bills it.
 * @param sku The SKU.
 * @param description Free text, handed back.
 * @param listCost List price (MSRP); below zero for a credit.
 * @param sellerCost What the reseller pays; needed for the margin.
 */
public record UsageLine(
        String service,
        @Nullable String billingEntity,
        @Nullable String sku,
        @Nullable String description,
        String listCost,
        @Nullable String sellerCost) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String service;
        private @Nullable String billingEntity;
        private @Nullable String sku;
        private @Nullable String description;
        private String listCost;
        private @Nullable String sellerCost;

        private Builder() {}

        /** The service's name or code, as rules with the scope {@code service} spell it. */
        public Builder service(String service) {
            this.service = service;
            return this;
        }

        /** Who bills it. */
        public Builder billingEntity(@Nullable String billingEntity) {
            this.billingEntity = billingEntity;
            return this;
        }

        /** The SKU. */
        public Builder sku(@Nullable String sku) {
            this.sku = sku;
            return this;
        }

        /** Free text, handed back. */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /** List price (MSRP); below zero for a credit. */
        public Builder listCost(String listCost) {
            this.listCost = listCost;
            return this;
        }

        /** What the reseller pays; needed for the margin. */
        public Builder sellerCost(@Nullable String sellerCost) {
            this.sellerCost = sellerCost;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public UsageLine build() {
            return new UsageLine(
                    Objects.requireNonNull(service, "service"),
                    billingEntity,
                    sku,
                    description,
                    Objects.requireNonNull(listCost, "listCost"),
                    sellerCost);
        }
    }
}
