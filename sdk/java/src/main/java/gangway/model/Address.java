// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * Where a client is. AWS's monthly reports name it.
 *
 * @param street Street and number.
 * @param city City.
 * @param state State, province or region, where the country has them.
 * @param postalCode Postal code; required but in countries that have none, such as Panama, Bolivia or the
 *     United Arab Emirates.
 * @param country Country (ISO 3166-1 alpha-2).
 */
public record Address(
        String street,
        String city,
        @Nullable String state,
        @Nullable String postalCode,
        String country) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String street;
        private String city;
        private @Nullable String state;
        private @Nullable String postalCode;
        private String country;

        private Builder() {}

        /** Street and number. */
        public Builder street(String street) {
            this.street = street;
            return this;
        }

        /** City. */
        public Builder city(String city) {
            this.city = city;
            return this;
        }

        /** State, province or region, where the country has them. */
        public Builder state(@Nullable String state) {
            this.state = state;
            return this;
        }

        /**
         * Postal code; required but in countries that have none, such as Panama, Bolivia or the United Arab
         * Emirates.
         */
        public Builder postalCode(@Nullable String postalCode) {
            this.postalCode = postalCode;
            return this;
        }

        /** Country (ISO 3166-1 alpha-2). */
        public Builder country(String country) {
            this.country = country;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public Address build() {
            return new Address(
                    Objects.requireNonNull(street, "street"),
                    Objects.requireNonNull(city, "city"),
                    state,
                    postalCode,
                    Objects.requireNonNull(country, "country"));
        }
    }
}
