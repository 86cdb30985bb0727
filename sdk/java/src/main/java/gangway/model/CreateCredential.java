// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A new credential.
 *
 * @param name What it is for.
 * @param role What it may do at most. A reseller makes {@code reseller} credentials for itself and
 *     {@code customer} ones for its clients.
 * @param resellerId The reseller it is for; operations names it for the role {@code reseller}, a reseller may
 *     leave it out.
 * @param clientId The client it is for; with the role {@code customer}, and only then.
 * @param scopes What it may do; all that its role may hold and your own token has, when left out.
 * @param expiresAt When it stops working; never, when left out.
 */
public record CreateCredential(
        String name,
        CredentialRole role,
        @Nullable String resellerId,
        @Nullable String clientId,
        @Nullable List<Scope> scopes,
        @Nullable Instant expiresAt) {
    /** Copies the lists. */
    public CreateCredential {
        scopes = Values.copy(scopes);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String name;
        private CredentialRole role;
        private @Nullable String resellerId;
        private @Nullable String clientId;
        private @Nullable List<Scope> scopes;
        private @Nullable Instant expiresAt;

        private Builder() {}

        /** What it is for. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * What it may do at most. A reseller makes {@code reseller} credentials for itself and
         * {@code customer} ones for its clients.
         */
        public Builder role(CredentialRole role) {
            this.role = role;
            return this;
        }

        /**
         * The reseller it is for; operations names it for the role {@code reseller}, a reseller may leave it
         * out.
         */
        public Builder resellerId(@Nullable String resellerId) {
            this.resellerId = resellerId;
            return this;
        }

        /** The client it is for; with the role {@code customer}, and only then. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** What it may do; all that its role may hold and your own token has, when left out. */
        public Builder scopes(@Nullable List<Scope> scopes) {
            this.scopes = scopes;
            return this;
        }

        /** When it stops working; never, when left out. */
        public Builder expiresAt(@Nullable Instant expiresAt) {
            this.expiresAt = expiresAt;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public CreateCredential build() {
            return new CreateCredential(
                    Objects.requireNonNull(name, "name"),
                    Objects.requireNonNull(role, "role"),
                    resellerId,
                    clientId,
                    scopes,
                    expiresAt);
        }
    }
}
