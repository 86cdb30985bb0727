package gangway;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What the body of an update does to a member that can be cleared: sets it, or clears it. A member without a patch
 * stays as it is.
 *
 * @param <T> The member's type.
 */
public final class Patch<T> {
    private final @Nullable T value;

    private Patch(@Nullable T value) {
        this.value = value;
    }

    /** Sets the member. */
    public static <T> Patch<T> of(T value) {
        return new Patch<>(Objects.requireNonNull(value, "there is a method of its own to clear a member"));
    }

    /** Clears the member: null is sent. */
    public static <T> Patch<T> cleared() {
        return new Patch<>(null);
    }

    /** What is sent: null clears. */
    @JsonValue
    public @Nullable T value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Patch<?> patch && Objects.equals(patch.value, value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
