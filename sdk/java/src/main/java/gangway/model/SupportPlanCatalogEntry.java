// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.LocalDate;
import java.util.List;

/**
 * One of AWS's support plans, as a dated entry. Where it and AWS differ, AWS is right.
 *
 * @param code Its code; an account's {@code supportType}.
 * @param name Its name, in the language of the answer.
 * @param groupKind The kind of support plan group that its accounts belong in.
 * @param currency The currency of all amounts: always USD.
 * @param minimum The least charge in a month: for each account, or once for an {@code aggregated} plan.
 * @param tiers Marginal rates on monthly spend, from zero upwards; none for a plan without charge.
 * @param scope On whose spend the charge is computed.
 * @param availableFrom The first day on which it can be had; absent when it could always be.
 * @param retiredOn The first day on which it can no longer be had; absent when no end is known.
 * @param replacedBy The plan that AWS offers instead; no account is moved there without being asked for.
 * @param source Where all this comes from.
 */
public record SupportPlanCatalogEntry(
        SupportType code,
        String name,
        SupportPlanKind groupKind,
        String currency,
        String minimum,
        List<SupportPlanTier> tiers,
        SupportPlanScope scope,
        @Nullable LocalDate availableFrom,
        @Nullable LocalDate retiredOn,
        @Nullable SupportType replacedBy,
        SupportPlanSource source) {
    /** Copies the lists. */
    public SupportPlanCatalogEntry {
        tiers = Values.copy(tiers);
    }
}
