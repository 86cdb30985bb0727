// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Accounts with what they spend.
 *
 * @param on Plans that have ended or end by this day; today (UTC) when left out.
 * @param accounts The accounts, each once. Those whose plan does not end by then are left out of the answer.
 */
public record ChargeSunset(
        @Nullable LocalDate on,
        List<SunsetSpend> accounts) {
    /** Copies the lists. */
    public ChargeSunset {
        accounts = Values.copy(accounts);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable LocalDate on;
        private List<SunsetSpend> accounts;

        private Builder() {}

        /** Plans that have ended or end by this day; today (UTC) when left out. */
        public Builder on(@Nullable LocalDate on) {
            this.on = on;
            return this;
        }

        /** The accounts, each once. Those whose plan does not end by then are left out of the answer. */
        public Builder accounts(List<SunsetSpend> accounts) {
            this.accounts = accounts;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public ChargeSunset build() {
            return new ChargeSunset(on, Objects.requireNonNull(accounts, "accounts"));
        }
    }
}
