// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * A new client.
 *
 * @param resellerId The reseller it belongs to. Operations must name it; a reseller may leave it out, or name
 *     itself.
 * @param name Its name.
 * @param externalRef Its key in your own systems, unique among the reseller's clients.
 * @param contact The person to talk to.
 * @param address Where it is.
 * @param domain Its internet domain, which AWS's reports name.
 * @param language The language it is addressed in; {@code en} when left out.
 */
public record CreateClient(
        @Nullable String resellerId,
        String name,
        @Nullable String externalRef,
        Contact contact,
        Address address,
        @Nullable String domain,
        @Nullable ClientLanguage language) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String resellerId;
        private String name;
        private @Nullable String externalRef;
        private Contact contact;
        private Address address;
        private @Nullable String domain;
        private @Nullable ClientLanguage language;

        private Builder() {}

        /** The reseller it belongs to. Operations must name it; a reseller may leave it out, or name itself. */
        public Builder resellerId(@Nullable String resellerId) {
            this.resellerId = resellerId;
            return this;
        }

        /** Its name. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Its key in your own systems, unique among the reseller's clients. */
        public Builder externalRef(@Nullable String externalRef) {
            this.externalRef = externalRef;
            return this;
        }

        /** The person to talk to. */
        public Builder contact(Contact contact) {
            this.contact = contact;
            return this;
        }

        /** Where it is. */
        public Builder address(Address address) {
            this.address = address;
            return this;
        }

        /** Its internet domain, which AWS's reports name. */
        public Builder domain(@Nullable String domain) {
            this.domain = domain;
            return this;
        }

        /** The language it is addressed in; {@code en} when left out. */
        public Builder language(@Nullable ClientLanguage language) {
            this.language = language;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreateClient build() {
            return new CreateClient(
                    resellerId,
                    Objects.requireNonNull(name, "name"),
                    externalRef,
                    Objects.requireNonNull(contact, "contact"),
                    Objects.requireNonNull(address, "address"),
                    domain,
                    language);
        }
    }
}
