// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * How a client works with AWS; replaces what was set before.
 *
 * @param pricebookId The pricebook of all the client's accounts that have none of their own: a master, or one
 *     of the client's reseller.
 * @param currency The currency the client is billed in (ISO 4217); the pricebook's when left out, and it must
 *     equal that.
 * @param enabledInCustomerPortal Whether credentials with the role {@code customer} may work with the
 *     client's accounts.
 */
public record PutCloudProvider(
        String pricebookId,
        @Nullable String currency,
        @Nullable Boolean enabledInCustomerPortal) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String pricebookId;
        private @Nullable String currency;
        private @Nullable Boolean enabledInCustomerPortal;

        private Builder() {}

        /**
         * The pricebook of all the client's accounts that have none of their own: a master, or one of the
         * client's reseller.
         */
        public Builder pricebookId(String pricebookId) {
            this.pricebookId = pricebookId;
            return this;
        }

        /**
         * The currency the client is billed in (ISO 4217); the pricebook's when left out, and it must equal
         * that.
         */
        public Builder currency(@Nullable String currency) {
            this.currency = currency;
            return this;
        }

        /** Whether credentials with the role {@code customer} may work with the client's accounts. */
        public Builder enabledInCustomerPortal(@Nullable Boolean enabledInCustomerPortal) {
            this.enabledInCustomerPortal = enabledInCustomerPortal;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public PutCloudProvider build() {
            return new PutCloudProvider(
                    Objects.requireNonNull(pricebookId, "pricebookId"),
                    currency,
                    enabledInCustomerPortal);
        }
    }
}
