// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * The person to talk to at a client.
 *
 * @param name Full name.
 * @param email E-mail address.
 * @param phone Telephone number: digits, blanks and {@code + ( ) - . /}.
 */
public record Contact(
        String name,
        String email,
        @Nullable String phone) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String name;
        private String email;
        private @Nullable String phone;

        private Builder() {}

        /** Full name. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** E-mail address. */
        public Builder email(String email) {
            this.email = email;
            return this;
        }

        /** Telephone number: digits, blanks and {@code + ( ) - . /}. */
        public Builder phone(@Nullable String phone) {
            this.phone = phone;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public Contact build() {
            return new Contact(Objects.requireNonNull(name, "name"), Objects.requireNonNull(email, "email"), phone);
        }
    }
}
