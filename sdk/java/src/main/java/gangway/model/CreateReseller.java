// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * A new reseller.
 *
 * @param name Its name.
 * @param externalRef Its key in the distributor's own systems, unique.
 * @param country Where it is (ISO 3166-1 alpha-2).
 * @param defaultCurrency The currency it usually buys in (ISO 4217); USD when left out.
 */
public record CreateReseller(
        String name,
        @Nullable String externalRef,
        @Nullable String country,
        @Nullable String defaultCurrency) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String name;
        private @Nullable String externalRef;
        private @Nullable String country;
        private @Nullable String defaultCurrency;

        private Builder() {}

        /** Its name. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Its key in the distributor's own systems, unique. */
        public Builder externalRef(@Nullable String externalRef) {
            this.externalRef = externalRef;
            return this;
        }

        /** Where it is (ISO 3166-1 alpha-2). */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /** The currency it usually buys in (ISO 4217); USD when left out. */
        public Builder defaultCurrency(@Nullable String defaultCurrency) {
            this.defaultCurrency = defaultCurrency;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreateReseller build() {
            return new CreateReseller(Objects.requireNonNull(name, "name"), externalRef, country, defaultCurrency);
        }
    }
}
