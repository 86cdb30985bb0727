// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.Patch;

/**
 * Changes to a client; what is left out stays, null clears. {@code contact} and {@code address} are merged
 * member by member.
 *
 * @param name Its name.
 * @param externalRef Its key in your own systems, unique among the reseller's clients; null clears it.
 * @param contact The person to talk to.
 * @param address Where it is.
 * @param domain Its internet domain, which AWS's reports name; null clears it.
 * @param language The language it is addressed in.
 */
public record UpdateClient(
        @Nullable String name,
        @Nullable Patch<String> externalRef,
        @Nullable UpdateContact contact,
        @Nullable UpdateAddress address,
        @Nullable Patch<String> domain,
        @Nullable ClientLanguage language) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable Patch<String> externalRef;
        private @Nullable UpdateContact contact;
        private @Nullable UpdateAddress address;
        private @Nullable Patch<String> domain;
        private @Nullable ClientLanguage language;

        private Builder() {}

        /** Its name. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** Its key in your own systems, unique among the reseller's clients; null clears it. */
        public Builder externalRef(String externalRef) {
            this.externalRef = Patch.of(externalRef);
            return this;
        }

        /** Sends null as {@code externalRef}, which clears it. */
        public Builder clearExternalRef() {
            this.externalRef = Patch.cleared();
            return this;
        }

        /** The person to talk to. */
        public Builder contact(@Nullable UpdateContact contact) {
            this.contact = contact;
            return this;
        }

        /** Where it is. */
        public Builder address(@Nullable UpdateAddress address) {
            this.address = address;
            return this;
        }

        /** Its internet domain, which AWS's reports name; null clears it. */
        public Builder domain(String domain) {
            this.domain = Patch.of(domain);
            return this;
        }

        /** Sends null as {@code domain}, which clears it. */
        public Builder clearDomain() {
            this.domain = Patch.cleared();
            return this;
        }

        /** The language it is addressed in. */
        public Builder language(@Nullable ClientLanguage language) {
            this.language = language;
            return this;
        }

        /** The finished body. */
        public UpdateClient build() {
            return new UpdateClient(name, externalRef, contact, address, domain, language);
        }
    }
}
