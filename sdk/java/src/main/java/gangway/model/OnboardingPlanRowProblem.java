// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import gangway.internal.Values;
import java.util.List;

/**
 * Why a row could not be carried out, like the problem of a request.
 *
 * @param type Address of a page that explains the code.
 * @param title What the code means, in the language of the answer.
 * @param status The HTTP status that the code comes with.
 * @param detail What happened and what to do next, in the language of the answer.
 * @param code Stable code of the cause; decide by it.
 * @param errors The members that were refused, with {@code invalid_request}.
 */
public record OnboardingPlanRowProblem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<FieldProblem> errors) {
    /** Copies the lists. */
    public OnboardingPlanRowProblem {
        errors = Values.copy(errors);
    }
}
