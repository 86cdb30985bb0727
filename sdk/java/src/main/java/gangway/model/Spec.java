// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "e9cb4d31ebb2a4f8b8ee1168dfd934e8ffc467c6bf0f80009c5e2d631555b4c3";

    private Spec() {}
}
