//! Headers of answers.

use serde_json::{Map, Value, json};

/// Headers of answers: name, name of the component, whether answers that list it always have it, meaning, schema and
/// example.
pub fn all_headers() -> Vec<(&'static str, &'static str, bool, &'static str, Value)> {
    vec![
        (
            "X-Request-Id",
            "RequestId",
            true,
            "Id of the request, as in logs and problems: yours when you sent one (1–128 visible ASCII characters)",
            json!({ "type": "string", "minLength": 1, "maxLength": 128, "example": "0193b2c8-52f7-7a30-9d0e-6f9d3d1c8b11" }),
        ),
        (
            "ETag",
            "ETag",
            true,
            "Version of the resource, for `If-Match` and `If-None-Match`",
            json!({ "type": "string", "pattern": "^\"v[0-9]+\"$", "maxLength": 13, "example": "\"v3\"" }),
        ),
        (
            "Location",
            "Location",
            true,
            "Address of the new resource",
            json!({ "type": "string", "format": "uri", "maxLength": 2048, "example": "https://gangway.example.com/clients/cli_01jdgx3v9re8tbq4m6n0y7k2hc" }),
        ),
        (
            "Link",
            "Link",
            false,
            "Address of the next page, with `rel=\"next\"`; absent on the last one",
            json!({ "type": "string", "maxLength": 8192, "example": "<https://gangway.example.com/clients?limit=25&cursor=aW52ZW50ZWQ>; rel=\"next\"" }),
        ),
        (
            "Retry-After",
            "RetryAfter",
            true,
            "Seconds after which to try again",
            json!({ "type": "integer", "format": "int32", "minimum": 0, "maximum": 86400, "example": 2 }),
        ),
        (
            "WWW-Authenticate",
            "WwwAuthenticate",
            true,
            "The scheme to authenticate with",
            json!({ "type": "string", "maxLength": 512, "example": "Bearer" }),
        ),
        (
            "RateLimit",
            "RateLimit",
            false,
            "What is left of the rate limits, the credential's (`default`) and its reseller's: requests (`r`), and seconds until \
             it is whole again (`t`); absent where no limit holds",
            json!({ "type": "string", "maxLength": 256, "example": "\"default\";r=199;t=1, \"reseller\";r=799;t=1" }),
        ),
        (
            "RateLimit-Policy",
            "RateLimitPolicy",
            false,
            "The rate limits, the credential's (`default`) and its reseller's: requests at once (`q`), and seconds in which a \
             used-up limit is whole again (`w`); absent where no limit holds",
            json!({ "type": "string", "maxLength": 256, "example": "\"default\";q=200;w=4, \"reseller\";q=800;w=4" }),
        ),
        (
            "Idempotent-Replayed",
            "IdempotentReplayed",
            false,
            "`true` when this is the stored answer to an earlier request with the same `Idempotency-Key`; else absent",
            json!({ "type": "string", "enum": ["true"], "example": "true" }),
        ),
    ]
}

/// References to the headers of these names.
pub fn headers(names: &[&str]) -> Value {
    let all = all_headers();
    let known = all.iter().filter(|(name, ..)| names.contains(name));
    let entries: Map<_, _> = known
        .map(|(name, component, ..)| {
            ((*name).to_owned(), json!({ "$ref": format!("#/components/headers/{component}") }))
        })
        .collect();
    Value::Object(entries)
}
