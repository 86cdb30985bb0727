// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;
import java.util.Objects;

/**
 * Usage to be priced; amounts are in the pricebook's currency.
 *
 * @param lines The lines.
 */
public record PriceUsage(
        List<UsageLine> lines) {
    /** Copies the lists. */
    public PriceUsage {
        lines = Values.copy(lines);
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private List<UsageLine> lines;

        private Builder() {}

        /** The lines. */
        public Builder lines(List<UsageLine> lines) {
            this.lines = lines;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public PriceUsage build() {
            return new PriceUsage(Objects.requireNonNull(lines, "lines"));
        }
    }
}
