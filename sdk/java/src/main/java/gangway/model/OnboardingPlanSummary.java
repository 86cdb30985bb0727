// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * How many rows there are of each kind. By what is to happen they make up all of them; once the plan is
 * applied, those that are done and those that failed do too.
 *
 * @param create Accounts that are added.
 * @param update Accounts that are changed.
 * @param none Accounts that are as their rows say already.
 * @param refused Rows that cannot be carried out.
 * @param done Rows that are done.
 * @param failed Rows that failed; those that were refused fail as the plan is applied.
 */
public record OnboardingPlanSummary(
        int create,
        int update,
        int none,
        int refused,
        int done,
        int failed) {
}
