// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The forms a kit is handed out in. */
public enum GetSetupKitFormat {
    /** All of it in one JSON document. */
    JSON("json"),
    /** The role's trust policy alone. */
    TRUST_POLICY("trust-policy"),
    /** A CloudFormation template. */
    CLOUDFORMATION("cloudformation"),
    /** A Terraform configuration. */
    TERRAFORM("terraform"),
    /** A POSIX shell script around the AWS command line. */
    CLI("cli"),
    /** A PowerShell script around the AWS command line. */
    POWERSHELL("powershell"),
    /** Steps for a person in the AWS console, as Markdown. */
    CONSOLE("console");

    private final String value;

    GetSetupKitFormat(String value) {
        this.value = value;
    }

    /** As the API writes it. */
    @JsonValue
    public String value() {
        return value;
    }
}
