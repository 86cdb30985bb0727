// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * What the plan costs for one account.
 *
 * @param awsAccountId Its number, if it was sent.
 * @param monthlySpend Its spend.
 * @param charge Its charge; its share of the whole charge for an {@code aggregated} plan.
 * @param minimumApplied Whether the minimum raised the account's charge; never for an {@code aggregated}
 *     plan.
 * @param tiers The tiers that its spend reaches; none for an {@code aggregated} plan.
 */
public record QuotedAccount(
        @Nullable String awsAccountId,
        String monthlySpend,
        String charge,
        boolean minimumApplied,
        List<SupportPlanTierCharge> tiers) {
    /** Copies the lists. */
    public QuotedAccount {
        tiers = Values.copy(tiers);
    }
}
