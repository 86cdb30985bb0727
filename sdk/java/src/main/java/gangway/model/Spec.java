// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "60a23d62cf6adf78ec37518ee901578d3b41f8cbe2623994913f03c0e63283bc";

    private Spec() {}
}
