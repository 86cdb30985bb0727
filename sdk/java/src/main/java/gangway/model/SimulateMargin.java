// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * What a client's accounts cost in a month; amounts are in USD.
 *
 * @param accounts The accounts, each once.
 */
public record SimulateMargin(
        List<AccountCost> accounts) {
    /** Copies the lists. */
    public SimulateMargin {
        accounts = Values.copy(accounts);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private List<AccountCost> accounts;

        private Builder() {}

        /** The accounts, each once. */
        public Builder accounts(List<AccountCost> accounts) {
            this.accounts = accounts;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public SimulateMargin build() {
            return new SimulateMargin(Objects.requireNonNull(accounts, "accounts"));
        }
    }
}
