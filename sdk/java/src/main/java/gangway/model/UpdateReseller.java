// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.Patch;

/**
 * Changes to a reseller; what is left out stays, null clears.
 *
 * @param name Its name.
 * @param externalRef Its key in the distributor's own systems, unique; null clears it.
 * @param country Where it is (ISO 3166-1 alpha-2); null clears it.
 * @param defaultCurrency The currency it usually buys in (ISO 4217).
 * @param status {@code suspended} refuses the tokens of the reseller and of its customers within five
 *     seconds; {@code active} takes them again.
 */
public record UpdateReseller(
        @Nullable String name,
        @Nullable Patch<String> externalRef,
        @Nullable Patch<String> country,
        @Nullable String defaultCurrency,
        @Nullable ResellerStatus status) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable Patch<String> externalRef;
        private @Nullable Patch<String> country;
        private @Nullable String defaultCurrency;
        private @Nullable ResellerStatus status;

        private Builder() {}

        /** Its name. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** Its key in the distributor's own systems, unique; null clears it. */
        public Builder externalRef(String externalRef) {
            this.externalRef = Patch.of(externalRef);
            return this;
        }

        /** Sends null as {@code externalRef}, which clears it. */
        public Builder clearExternalRef() {
            this.externalRef = Patch.cleared();
            return this;
        }

        /** Where it is (ISO 3166-1 alpha-2); null clears it. */
        public Builder country(String country) {
            this.country = Patch.of(country);
            return this;
        }

        /** Sends null as {@code country}, which clears it. */
        public Builder clearCountry() {
            this.country = Patch.cleared();
            return this;
        }

        /** The currency it usually buys in (ISO 4217). */
        public Builder defaultCurrency(@Nullable String defaultCurrency) {
            this.defaultCurrency = defaultCurrency;
            return this;
        }

        /**
         * {@code suspended} refuses the tokens of the reseller and of its customers within five seconds;
         * {@code active} takes them again.
         */
        public Builder status(@Nullable ResellerStatus status) {
            this.status = status;
            return this;
        }

        /** The finished body. */
        public UpdateReseller build() {
            return new UpdateReseller(name, externalRef, country, defaultCurrency, status);
        }
    }
}
