// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What a credential is for.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class CredentialRole extends OpenEnum {
    /** The distributor's Cloud Operations team: sees everything. */
    public static final CredentialRole OPERATIONS = new CredentialRole("operations");

    /** A partner: sees its own clients and all below them. */
    public static final CredentialRole RESELLER = new CredentialRole("reseller");

    /** The end customer in the customer portal: sees its own client while the provider is enabled there. */
    public static final CredentialRole CUSTOMER = new CredentialRole("customer");

    private CredentialRole(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static CredentialRole of(String value) {
        return new CredentialRole(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<CredentialRole> values() {
        return List.of(OPERATIONS, RESELLER, CUSTOMER);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code operations}. */
        OPERATIONS,
        /** {@code reseller}. */
        RESELLER,
        /** {@code customer}. */
        CUSTOMER,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "operations" -> Known.OPERATIONS;
            case "reseller" -> Known.RESELLER;
            case "customer" -> Known.CUSTOMER;
            default -> Known.OTHER;
        };
    }
}
