// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * Changes to a pricebook; what is left out stays.
 *
 * @param name Its name.
 */
public record UpdatePricebook(
        @Nullable String name) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String name;

        private Builder() {}

        /** Its name. */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /** The finished body. */
        public UpdatePricebook build() {
            return new UpdatePricebook(name);
        }
    }
}
