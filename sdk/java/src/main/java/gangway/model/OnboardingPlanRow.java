// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * A row of a plan: what it makes happen, and what became of it.
 *
 * @param line Its place: the line of a file, whose first one is the header's, or the place in {@code rows},
 *     from 1.
 * @param awsAccountId Its account number, if it has one that can be read.
 * @param action What it makes happen.
 * @param changes The members that it sets; of an account that is added, all but its number.
 * @param errors Everything that stands against it; only when it is {@code refused}.
 * @param warnings What the account is to be warned of afterwards.
 * @param outcome What became of it.
 * @param cloudAccountId The account, once it is there.
 * @param linkRequestId The link request that it submitted.
 * @param problem Why it failed when it was carried out.
 */
public record OnboardingPlanRow(
        int line,
        @Nullable String awsAccountId,
        OnboardingPlanAction action,
        List<OnboardingPlanChange> changes,
        List<FieldProblem> errors,
        List<Warning> warnings,
        OnboardingPlanOutcome outcome,
        @Nullable String cloudAccountId,
        @Nullable String linkRequestId,
        @Nullable OnboardingPlanRowProblem problem) {
    /** Copies the lists. */
    public OnboardingPlanRow {
        changes = Values.copy(changes);
        errors = Values.copy(errors);
        warnings = Values.copy(warnings);
    }
}
