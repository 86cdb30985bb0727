// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.Patch;

/**
 * Changes to a client's address; what is left out stays, null clears.
 *
 * @param street Street and number.
 * @param city City.
 * @param state State, province or region, where the country has them; null clears it.
 * @param postalCode Postal code; null clears it where the country has none.
 * @param country Country (ISO 3166-1 alpha-2).
 */
public record UpdateAddress(
        @Nullable String street,
        @Nullable String city,
        @Nullable Patch<String> state,
        @Nullable Patch<String> postalCode,
        @Nullable String country) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String street;
        private @Nullable String city;
        private @Nullable Patch<String> state;
        private @Nullable Patch<String> postalCode;
        private @Nullable String country;

        private Builder() {}

        /** Street and number. */
        public Builder street(@Nullable String street) {
            this.street = street;
            return this;
        }

        /** City. */
        public Builder city(@Nullable String city) {
            this.city = city;
            return this;
        }

        /** State, province or region, where the country has them; null clears it. */
        public Builder state(String state) {
            this.state = Patch.of(state);
            return this;
        }

        /** Sends null as {@code state}, which clears it. */
        public Builder clearState() {
            this.state = Patch.cleared();
            return this;
        }

        /** Postal code; null clears it where the country has none. */
        public Builder postalCode(String postalCode) {
            this.postalCode = Patch.of(postalCode);
            return this;
        }

        /** Sends null as {@code postalCode}, which clears it. */
        public Builder clearPostalCode() {
            this.postalCode = Patch.cleared();
            return this;
        }

        /** Country (ISO 3166-1 alpha-2). */
        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        /** The finished body. */
        public UpdateAddress build() {
            return new UpdateAddress(street, city, state, postalCode, country);
        }
    }
}
