// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "8ee4ba3385f9dce12f7ff70eb28dbb294d43c748e57bb3be186cf8702638c349";

    private Spec() {}
}
