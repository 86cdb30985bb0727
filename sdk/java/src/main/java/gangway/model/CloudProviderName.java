// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * A cloud provider that accounts can be onboarded for.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class CloudProviderName extends OpenEnum {
    /** Amazon Web Services. */
    public static final CloudProviderName AWS = new CloudProviderName("aws");

    private CloudProviderName(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static CloudProviderName of(String value) {
        return new CloudProviderName(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<CloudProviderName> values() {
        return List.of(AWS);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code aws}. */
        AWS,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "aws" -> Known.AWS;
            default -> Known.OTHER;
        };
    }
}
