package gangway;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A value of a set that may grow: show one that you do not know as it is, and decide nothing by it. */
public abstract class OpenEnum {
    private final String value;

    /** For the generated classes only. */
    protected OpenEnum(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** As the API writes it. */
    @JsonValue
    public final String value() {
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass() && ((OpenEnum) other).value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** The same as {@link #value()}. */
    @Override
    public final String toString() {
        return value;
    }
}
