// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.time.LocalDate;
import java.util.List;

/**
 * An account whose support plan has ended or ends. Nothing is changed by it: the account keeps its support
 * type until somebody says what it has at AWS.
 *
 * @param cloudAccountId The account.
 * @param clientId Its client.
 * @param awsAccountId Its number.
 * @param supportType The plan that ends.
 * @param endsOn The first day on which AWS no longer offers it.
 * @param replacedBy The plans that AWS offers instead.
 * @param supportPlanId The support plan group that it is in.
 * @param needsOtherGroup Whether it has to come into a group of another kind, or into one at all, for what
 *     follows.
 * @param actions The calls that write the following plan down once the account has it at AWS, in their order.
 *     None while a new account is being created as it was approved.
 * @param chargeNow What the plan that ends costs in a month, in USD; only where the spend is given.
 * @param candidates What the plans that AWS offers instead cost; only where the spend is given.
 */
public record SunsetAccount(
        String cloudAccountId,
        String clientId,
        @Nullable String awsAccountId,
        SupportType supportType,
        LocalDate endsOn,
        List<SupportType> replacedBy,
        @Nullable String supportPlanId,
        boolean needsOtherGroup,
        List<SunsetAction> actions,
        @Nullable String chargeNow,
        @Nullable List<SunsetCandidate> candidates) {
    /** Copies the lists. */
    public SunsetAccount {
        replacedBy = Values.copy(replacedBy);
        actions = Values.copy(actions);
        candidates = Values.copy(candidates);
    }
}
