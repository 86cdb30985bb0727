// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * A new link for the account's owner.
 *
 * @param language The language of its page; the client's when left out.
 * @param expiresInHours Hours for which it is good, two weeks at most; three days when left out.
 */
public record CreateOwnerLink(
        @Nullable ClientLanguage language,
        @Nullable Integer expiresInHours) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable ClientLanguage language;
        private @Nullable Integer expiresInHours;

        private Builder() {}

        /** The language of its page; the client's when left out. */
        public Builder language(@Nullable ClientLanguage language) {
            this.language = language;
            return this;
        }

        /** Hours for which it is good, two weeks at most; three days when left out. */
        public Builder expiresInHours(@Nullable Integer expiresInHours) {
            this.expiresInHours = expiresInHours;
            return this;
        }

        /** The finished body. */
        public CreateOwnerLink build() {
            return new CreateOwnerLink(language, expiresInHours);
        }
    }
}
