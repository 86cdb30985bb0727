// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.Patch;

/**
 * Changes to a client's contact; what is left out stays, null clears.
 *
 * @param name Full name.
 * @param email E-mail address.
 * @param phone Telephone number: digits, blanks and {@code + ( ) - . /}; null clears it.
 */
public record UpdateContact(
        @Nullable String name,
        @Nullable String email,
        @Nullable Patch<String> phone) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String email;
        private @Nullable Patch<String> phone;

        private Builder() {}

        /** Full name. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** E-mail address. */
        public Builder email(@Nullable String email) {
            this.email = email;
            return this;
        }

        /** Telephone number: digits, blanks and {@code + ( ) - . /}; null clears it. */
        public Builder phone(String phone) {
            this.phone = Patch.of(phone);
            return this;
        }

        /** Sends null as {@code phone}, which clears it. */
        public Builder clearPhone() {
            this.phone = Patch.cleared();
            return this;
        }

        /** The finished body. */
        public UpdateContact build() {
            return new UpdateContact(name, email, phone);
        }
    }
}
