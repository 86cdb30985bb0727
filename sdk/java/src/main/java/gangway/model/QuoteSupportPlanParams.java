// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.LocalDate;

/**
 * What {@code quoteSupportPlan} can be asked for.
 *
 * @param on The day; today (UTC) when left out. With a day before a plan's end, a past bill can be
 *     reconciled.
 */
public record QuoteSupportPlanParams(
        @Nullable LocalDate on) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable LocalDate on;

        private Builder() {}

        /** The day; today (UTC) when left out. With a day before a plan's end, a past bill can be reconciled. */
        public Builder on(@Nullable LocalDate on) {
            this.on = on;
            return this;
        }

        /** The finished parameters. */
        public QuoteSupportPlanParams build() {
            return new QuoteSupportPlanParams(on);
        }
    }
}
