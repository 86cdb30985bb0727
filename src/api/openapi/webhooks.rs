//! What a delivery to a webhook holds, as Standard Webhooks wants it.

use serde_json::{Value, json};

/// The name of the one webhook: whatever happens is delivered in the same form.
pub const NAME: &str = "event";

/// Its tag. No operation has the same one: generators make a class of each tag, and one of webhooks would take the place
/// of one of operations.
pub const TAG: &str = "Deliveries";

const DESCRIPTION: &str = "Prepared: this API has no operations yet to register an endpoint of yours, so nothing is \
delivered today. Deliveries begin with those operations; until then read `GET /events?since=…`, which holds the same \
events. The form of a delivery is fixed already: the body is the event as `listEvents` shows it, signed by the Standard \
Webhooks specification. Check `webhook-signature` over `{webhook-id}.{webhook-timestamp}.{body}` before you trust a \
delivery, refuse one whose timestamp is older than five minutes, and expect the same `webhook-id` more than once.";

/// Adds the webhooks to the document.
pub fn attach(document: &mut Value) {
    let header = |name: &str, text: &str, schema: Value, example: &str| {
        json!({
            "name": name, "in": "header", "required": true, "description": text, "schema": schema, "example": example,
        })
    };
    let text = |maximum: u32| json!({ "type": "string", "minLength": 1, "maxLength": maximum });
    let parameters = json!([
        header(
            "webhook-id",
            "Id of the message; the same on every try, so that you can tell repetitions.",
            text(64),
            "evt_01jdgx3v9re8tbq4m6n0y7k2hh",
        ),
        header(
            "webhook-timestamp",
            "When this try was made, in seconds since 1970.",
            json!({ "type": "string", "pattern": "^[0-9]{1,12}$", "maxLength": 12 }),
            "1795000000",
        ),
        header(
            "webhook-signature",
            "Signatures, separated by blanks: `v1,` and the base64 of HMAC-SHA256 with the endpoint's secret. While a secret \
             is being changed there are two; one that fits is enough.",
            text(1024),
            "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        ),
    ]);
    document["webhooks"] = json!({ NAME: { "post": {
        "tags": [TAG],
        "summary": "An event happened",
        "description": DESCRIPTION,
        "operationId": NAME,
        // Generators of clients would make a request of it, and some of them one that does not compile.
        "x-internal": true,
        // A delivery carries a signature, no token.
        "security": [],
        "parameters": parameters,
        "requestBody": {
            "description": "The event",
            "required": true,
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Event" } } },
        },
        "responses": {
            "2XX": { "description": "Taken. Answer within fifteen seconds, and do the work afterwards." },
            "default": { "description": "Not taken: the delivery is tried again for three days." },
        },
    }}});
}
