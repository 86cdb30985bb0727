// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What a rule's {@code match} is compared with, from the broadest to the narrowest.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class PricebookRuleScope extends OpenEnum {
    /** Every line. */
    public static final PricebookRuleScope GLOBAL = new PricebookRuleScope("global");

    /** The line's billing entity, such as {@code AWS} or {@code AWS Marketplace}. */
    public static final PricebookRuleScope BILLING_ENTITY = new PricebookRuleScope("billing_entity");

    /** The line's service. */
    public static final PricebookRuleScope SERVICE = new PricebookRuleScope("service");

    /** The line's SKU. */
    public static final PricebookRuleScope SKU = new PricebookRuleScope("sku");

    private PricebookRuleScope(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static PricebookRuleScope of(String value) {
        return new PricebookRuleScope(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<PricebookRuleScope> values() {
        return List.of(GLOBAL, BILLING_ENTITY, SERVICE, SKU);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code global}. */
        GLOBAL,
        /** {@code billing_entity}. */
        BILLING_ENTITY,
        /** {@code service}. */
        SERVICE,
        /** {@code sku}. */
        SKU,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "global" -> Known.GLOBAL;
            case "billing_entity" -> Known.BILLING_ENTITY;
            case "service" -> Known.SERVICE;
            case "sku" -> Known.SKU;
            default -> Known.OTHER;
        };
    }
}
