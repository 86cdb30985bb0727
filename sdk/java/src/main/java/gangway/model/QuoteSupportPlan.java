// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * Accounts to quote a plan for.
 *
 * @param accounts The accounts.
 */
public record QuoteSupportPlan(
        List<QuoteAccount> accounts) {
    /** Copies the lists. */
    public QuoteSupportPlan {
        accounts = Values.copy(accounts);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private List<QuoteAccount> accounts;

        private Builder() {}

        /** The accounts. */
        public Builder accounts(List<QuoteAccount> accounts) {
            this.accounts = accounts;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public QuoteSupportPlan build() {
            return new QuoteSupportPlan(Objects.requireNonNull(accounts, "accounts"));
        }
    }
}
