// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * On whose spend the tiers and the minimum are computed.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class SupportPlanScope extends OpenEnum {
    /** On each account's own. */
    public static final SupportPlanScope ACCOUNT = new SupportPlanScope("account");

    /** On the sum of all enrolled accounts. */
    public static final SupportPlanScope AGGREGATED = new SupportPlanScope("aggregated");

    private SupportPlanScope(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static SupportPlanScope of(String value) {
        return new SupportPlanScope(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<SupportPlanScope> values() {
        return List.of(ACCOUNT, AGGREGATED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code account}. */
        ACCOUNT,
        /** {@code aggregated}. */
        AGGREGATED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "account" -> Known.ACCOUNT;
            case "aggregated" -> Known.AGGREGATED;
            default -> Known.OTHER;
        };
    }
}
