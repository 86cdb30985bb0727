// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * What a plan costs in a month.
 *
 * @param code The plan.
 * @param currency The currency of all amounts: always USD.
 * @param scope On whose spend the charge is computed.
 * @param accounts The accounts, in the order in which they were sent; their charges add up to the total.
 * @param totalCharge The whole charge.
 * @param tiers The tiers that the accounts' spend reaches together; only for an {@code aggregated} plan.
 * @param minimumApplied Whether the minimum raised the whole charge; only for an {@code aggregated} plan.
 */
public record SupportPlanQuote(
        SupportType code,
        String currency,
        SupportPlanScope scope,
        List<QuotedAccount> accounts,
        String totalCharge,
        @Nullable List<SupportPlanTierCharge> tiers,
        @Nullable Boolean minimumApplied) {
    /** Copies the lists. */
    public SupportPlanQuote {
        accounts = Values.copy(accounts);
        tiers = Values.copy(tiers);
    }
}
