// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.LocalDate;

/**
 * What {@code listSupportPlanCatalog} can be asked for.
 *
 * @param on Only those that an account can be given on this day; all when left out.
 */
public record ListSupportPlanCatalogParams(
        @Nullable LocalDate on) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable LocalDate on;

        private Builder() {}

        /** Only those that an account can be given on this day; all when left out. */
        public Builder on(@Nullable LocalDate on) {
            this.on = on;
            return this;
        }

        /** The finished parameters. */
        public ListSupportPlanCatalogParams build() {
            return new ListSupportPlanCatalogParams(on);
        }
    }
}
