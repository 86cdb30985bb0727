// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What is wrong with a role.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class RoleDiagnosisCode extends OpenEnum {
    /**
     * AWS refuses to assume it: it is missing, trusts another account, or wants another external ID or MFA.
     * AWS does not tell these apart.
     */
    public static final RoleDiagnosisCode ASSUME_ROLE_DENIED = new RoleDiagnosisCode("assume_role_denied");

    /** AWS says that it demands MFA, which a platform cannot give. */
    public static final RoleDiagnosisCode MFA_REQUIRED = new RoleDiagnosisCode("mfa_required");

    /** It takes another external ID and refuses the account's own. */
    public static final RoleDiagnosisCode EXTERNAL_ID_MISMATCH = new RoleDiagnosisCode("external_id_mismatch");

    /** It can be assumed without the external ID. */
    public static final RoleDiagnosisCode EXTERNAL_ID_NOT_REQUIRED = new RoleDiagnosisCode("external_id_not_required");

    /** It demands an external ID and takes any. */
    public static final RoleDiagnosisCode ANY_EXTERNAL_ID_ACCEPTED = new RoleDiagnosisCode("any_external_id_accepted");

    /** AWS reached another account than the one that the role is for. */
    public static final RoleDiagnosisCode ACCOUNT_MISMATCH = new RoleDiagnosisCode("account_mismatch");

    /** ReadOnlyAccess is not attached. */
    public static final RoleDiagnosisCode POLICY_MISSING = new RoleDiagnosisCode("policy_missing");

    /** It may do more than read. */
    public static final RoleDiagnosisCode OVER_PRIVILEGED = new RoleDiagnosisCode("over_privileged");

    /** It works, but AWSSupportAccess, which the security report needs, is not attached. */
    public static final RoleDiagnosisCode SUPPORT_ACCESS_MISSING = new RoleDiagnosisCode("support_access_missing");

    /** AWS refuses, which it may still do within two minutes after a role was made. */
    public static final RoleDiagnosisCode ROLE_MAY_STILL_PROPAGATE = new RoleDiagnosisCode("role_may_still_propagate");

    /** The platform's own credentials may not assume roles. */
    public static final RoleDiagnosisCode PLATFORM_MAY_NOT_ASSUME = new RoleDiagnosisCode("platform_may_not_assume");

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

    /** The values that this version knows; later ones may have more. */
    public static List<RoleDiagnosisCode> values() {
        return List.of(ASSUME_ROLE_DENIED, MFA_REQUIRED, EXTERNAL_ID_MISMATCH, EXTERNAL_ID_NOT_REQUIRED, ANY_EXTERNAL_ID_ACCEPTED, ACCOUNT_MISMATCH, POLICY_MISSING, OVER_PRIVILEGED, SUPPORT_ACCESS_MISSING, ROLE_MAY_STILL_PROPAGATE, PLATFORM_MAY_NOT_ASSUME, AWS_UNAVAILABLE, RECORDED_BY_OPERATIONS);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code assume_role_denied}. */
        ASSUME_ROLE_DENIED,
        /** {@code mfa_required}. */
        MFA_REQUIRED,
        /** {@code external_id_mismatch}. */
        EXTERNAL_ID_MISMATCH,
        /** {@code external_id_not_required}. */
        EXTERNAL_ID_NOT_REQUIRED,
        /** {@code any_external_id_accepted}. */
        ANY_EXTERNAL_ID_ACCEPTED,
        /** {@code account_mismatch}. */
        ACCOUNT_MISMATCH,
        /** {@code policy_missing}. */
        POLICY_MISSING,
        /** {@code over_privileged}. */
        OVER_PRIVILEGED,
        /** {@code support_access_missing}. */
        SUPPORT_ACCESS_MISSING,
        /** {@code role_may_still_propagate}. */
        ROLE_MAY_STILL_PROPAGATE,
        /** {@code platform_may_not_assume}. */
        PLATFORM_MAY_NOT_ASSUME,
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
            case "mfa_required" -> Known.MFA_REQUIRED;
            case "external_id_mismatch" -> Known.EXTERNAL_ID_MISMATCH;
            case "external_id_not_required" -> Known.EXTERNAL_ID_NOT_REQUIRED;
            case "any_external_id_accepted" -> Known.ANY_EXTERNAL_ID_ACCEPTED;
            case "account_mismatch" -> Known.ACCOUNT_MISMATCH;
            case "policy_missing" -> Known.POLICY_MISSING;
            case "over_privileged" -> Known.OVER_PRIVILEGED;
            case "support_access_missing" -> Known.SUPPORT_ACCESS_MISSING;
            case "role_may_still_propagate" -> Known.ROLE_MAY_STILL_PROPAGATE;
            case "platform_may_not_assume" -> Known.PLATFORM_MAY_NOT_ASSUME;
            case "aws_unavailable" -> Known.AWS_UNAVAILABLE;
            case "recorded_by_operations" -> Known.RECORDED_BY_OPERATIONS;
            default -> Known.OTHER;
        };
    }
}
