// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How much a check can say.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class RoleCheckEvidence extends OpenEnum {
    /** The thing itself was tried, or AWS told it. */
    public static final RoleCheckEvidence OBSERVED = new RoleCheckEvidence("observed");

    /** A few of many things were tried: nothing follows for the others. */
    public static final RoleCheckEvidence SAMPLE = new RoleCheckEvidence("sample");

    /** It was concluded from something else. */
    public static final RoleCheckEvidence INFERRED = new RoleCheckEvidence("inferred");

    /** A person says so. */
    public static final RoleCheckEvidence STATEMENT = new RoleCheckEvidence("statement");

    private RoleCheckEvidence(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static RoleCheckEvidence of(String value) {
        return new RoleCheckEvidence(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<RoleCheckEvidence> values() {
        return List.of(OBSERVED, SAMPLE, INFERRED, STATEMENT);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code observed}. */
        OBSERVED,
        /** {@code sample}. */
        SAMPLE,
        /** {@code inferred}. */
        INFERRED,
        /** {@code statement}. */
        STATEMENT,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "observed" -> Known.OBSERVED;
            case "sample" -> Known.SAMPLE;
            case "inferred" -> Known.INFERRED;
            case "statement" -> Known.STATEMENT;
            default -> Known.OTHER;
        };
    }
}
