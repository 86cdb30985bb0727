// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * The part of a charge that falls into one tier; the shape is AWS's own, so that a bill can be compared line
 * by line.
 *
 * @param from Where the tier begins.
 * @param to Where it ends; absent on the last tier.
 * @param rate Its rate, in percent.
 * @param usageSlice The spend that falls into it.
 * @param charge The slice at the rate, rounded half-up to cents.
 */
public record SupportPlanTierCharge(
        String from,
        @Nullable String to,
        String rate,
        String usageSlice,
        String charge) {
}
