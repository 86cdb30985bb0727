// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Who does a task.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class OnboardingOwner extends OpenEnum {
    /** The reseller. */
    public static final OnboardingOwner RESELLER = new OnboardingOwner("reseller");

    /** The client. */
    public static final OnboardingOwner CLIENT = new OnboardingOwner("client");

    /** The AWS account's root user or an IAM administrator. */
    public static final OnboardingOwner AWS_ACCOUNT_OWNER = new OnboardingOwner("aws_account_owner");

    /** The distributor's operations team. */
    public static final OnboardingOwner OPERATIONS = new OnboardingOwner("operations");

    private OnboardingOwner(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static OnboardingOwner of(String value) {
        return new OnboardingOwner(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<OnboardingOwner> values() {
        return List.of(RESELLER, CLIENT, AWS_ACCOUNT_OWNER, OPERATIONS);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code reseller}. */
        RESELLER,
        /** {@code client}. */
        CLIENT,
        /** {@code aws_account_owner}. */
        AWS_ACCOUNT_OWNER,
        /** {@code operations}. */
        OPERATIONS,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "reseller" -> Known.RESELLER;
            case "client" -> Known.CLIENT;
            case "aws_account_owner" -> Known.AWS_ACCOUNT_OWNER;
            case "operations" -> Known.OPERATIONS;
            default -> Known.OTHER;
        };
    }
}
