// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * Priced usage; totals are the sums of the rounded lines, rounded half-up to as many decimals as the currency
 * has.
 *
 * @param currency The currency of all amounts (ISO 4217).
 * @param lines The lines, in the order in which they were sent.
 * @param totalListCost Sum of the list prices.
 * @param totalCustomerCost Sum of what the customer pays.
 * @param totalSellerCost Sum of what the reseller pays; only when every line has a seller cost.
 * @param totalMargin Sum of the margins; only when every line has a seller cost.
 */
public record PricedUsage(
        String currency,
        List<PricedUsageLine> lines,
        String totalListCost,
        String totalCustomerCost,
        @Nullable String totalSellerCost,
        @Nullable String totalMargin) {
    /** Copies the lists. */
    public PricedUsage {
        lines = Values.copy(lines);
    }
}
