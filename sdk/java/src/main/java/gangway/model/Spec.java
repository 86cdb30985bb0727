// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "2a3599405b3c47cf3fc385f2a1b6578dfeb6b003f2cc290efffce0bb60dd9b0a";

    private Spec() {}
}
