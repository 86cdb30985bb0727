// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.time.Instant;

/**
 * Checks of a verified role that AWS did not answer: they take nothing from it.
 *
 * @param since When the first of them was.
 * @param diagnosis Why the last of them found nothing out.
 */
public record RoleUnanswered(
        Instant since,
        RoleDiagnosis diagnosis) {
}
