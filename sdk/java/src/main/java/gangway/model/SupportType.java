// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * The AWS support plan of an account.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class SupportType extends OpenEnum {
    /** Basic Support, free of charge. */
    public static final SupportType BASIC = new SupportType("basic");

    /** Developer Support; ends on 2027-01-01. */
    public static final SupportType DEVELOPER = new SupportType("developer");

    /** Business Support; ends on 2027-01-01. */
    public static final SupportType BUSINESS = new SupportType("business");

    /** Business Support+. */
    public static final SupportType BUSINESS_PLUS = new SupportType("business_plus");

    /** Enterprise Support. */
    public static final SupportType ENTERPRISE = new SupportType("enterprise");

    /** Unified Operations. */
    public static final SupportType UNIFIED_OPERATIONS = new SupportType("unified_operations");

    /** Partner-Led Support. */
    public static final SupportType PARTNER_LED = new SupportType("partner_led");

    /** Enterprise On-Ramp; ends on 2027-01-01. */
    public static final SupportType ENTERPRISE_ON_RAMP = new SupportType("enterprise_on_ramp");

    private SupportType(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static SupportType of(String value) {
        return new SupportType(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<SupportType> values() {
        return List.of(BASIC, DEVELOPER, BUSINESS, BUSINESS_PLUS, ENTERPRISE, UNIFIED_OPERATIONS, PARTNER_LED, ENTERPRISE_ON_RAMP);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code basic}. */
        BASIC,
        /** {@code developer}. */
        DEVELOPER,
        /** {@code business}. */
        BUSINESS,
        /** {@code business_plus}. */
        BUSINESS_PLUS,
        /** {@code enterprise}. */
        ENTERPRISE,
        /** {@code unified_operations}. */
        UNIFIED_OPERATIONS,
        /** {@code partner_led}. */
        PARTNER_LED,
        /** {@code enterprise_on_ramp}. */
        ENTERPRISE_ON_RAMP,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "basic" -> Known.BASIC;
            case "developer" -> Known.DEVELOPER;
            case "business" -> Known.BUSINESS;
            case "business_plus" -> Known.BUSINESS_PLUS;
            case "enterprise" -> Known.ENTERPRISE;
            case "unified_operations" -> Known.UNIFIED_OPERATIONS;
            case "partner_led" -> Known.PARTNER_LED;
            case "enterprise_on_ramp" -> Known.ENTERPRISE_ON_RAMP;
            default -> Known.OTHER;
        };
    }
}
