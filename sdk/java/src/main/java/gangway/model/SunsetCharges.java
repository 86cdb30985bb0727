// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.internal.Values;
import java.util.List;

/**
 * What the end of support plans costs.
 *
 * @param currency The currency of all amounts: always USD.
 * @param data Those of the given accounts whose plan ends, in the order given.
 * @param totalChargeNow What the plans that end cost together.
 * @param totalCharge What the plans that AWS offers instead cost together.
 * @param totalDifference The difference; below zero, it gets cheaper.
 */
public record SunsetCharges(
        String currency,
        List<SunsetAccount> data,
        String totalChargeNow,
        String totalCharge,
        String totalDifference) {
    /** Copies the lists. */
    public SunsetCharges {
        data = Values.copy(data);
    }
}
