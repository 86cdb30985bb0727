// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "3eedd9979b4853cf0f4c115700b91ef2ae87a9c4a1492c7b80b9b8d5e64a3547";

    private Spec() {}
}
