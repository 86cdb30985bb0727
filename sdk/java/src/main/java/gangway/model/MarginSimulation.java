// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * What the two sides pay for a client's accounts; totals are rounded half-up to 2 decimals.
 *
 * @param currency The currency of all amounts: always USD.
 * @param accounts The accounts, in the order in which they were sent.
 * @param totalClientPays What the client pays for all of them.
 * @param totalResellerPays What the reseller pays for all of them.
 * @param totalMargin The sum of the margins.
 */
public record MarginSimulation(
        String currency,
        List<AccountMargin> accounts,
        String totalClientPays,
        String totalResellerPays,
        String totalMargin) {
    /** Copies the lists. */
    public MarginSimulation {
        accounts = Values.copy(accounts);
    }
}
