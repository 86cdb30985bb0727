// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;

/**
 * What is wrong with a role.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class RoleDiagnosisCode extends OpenEnum {
    /** AWS refuses to assume it: it is missing, trusts another account, or wants another external ID or MFA. */
    public static final RoleDiagnosisCode ASSUME_ROLE_DENIED = new RoleDiagnosisCode("assume_role_denied");

    /** It can be assumed without the external ID. */
    public static final RoleDiagnosisCode EXTERNAL_ID_NOT_REQUIRED = new RoleDiagnosisCode("external_id_not_required");

    /** ReadOnlyAccess is not attached. */
    public static final RoleDiagnosisCode POLICY_MISSING = new RoleDiagnosisCode("policy_missing");

    /** AWS did not answer. */
    public static final RoleDiagnosisCode AWS_UNAVAILABLE = new RoleDiagnosisCode("aws_unavailable");

    /** A person of the operations team saw that it does not work. */
    public static final RoleDiagnosisCode RECORDED_BY_OPERATIONS = new RoleDiagnosisCode("recorded_by_operations");

    private RoleDiagnosisCode(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static RoleDiagnosisCode of(String value) {
        return new RoleDiagnosisCode(value);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code assume_role_denied}. */
        ASSUME_ROLE_DENIED,
        /** {@code external_id_not_required}. */
        EXTERNAL_ID_NOT_REQUIRED,
        /** {@code policy_missing}. */
        POLICY_MISSING,
        /** {@code aws_unavailable}. */
        AWS_UNAVAILABLE,
        /** {@code recorded_by_operations}. */
        RECORDED_BY_OPERATIONS,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "assume_role_denied" -> Known.ASSUME_ROLE_DENIED;
            case "external_id_not_required" -> Known.EXTERNAL_ID_NOT_REQUIRED;
            case "policy_missing" -> Known.POLICY_MISSING;
            case "aws_unavailable" -> Known.AWS_UNAVAILABLE;
            case "recorded_by_operations" -> Known.RECORDED_BY_OPERATIONS;
            default -> Known.OTHER;
        };
    }
}
