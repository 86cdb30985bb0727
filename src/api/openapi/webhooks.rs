//! What a delivery to a webhook holds, as Standard Webhooks wants it: an entry for each type of events.

use serde_json::{Map, Value, json};

use crate::events::EventKind;

/// Its tag. No operation has the same one: generators make a class of each tag, and one of webhooks would take the place
/// of one of operations.
pub const TAG: &str = "Deliveries";

const DESCRIPTION: &str = "Sent to every webhook endpoint that takes events of this type. The body is the event as `listEvents` \
shows it, signed by the Standard Webhooks specification: check `webhook-signature` over \
`{webhook-id}.{webhook-timestamp}.{body}` before you trust a delivery, and refuse one whose timestamp is more than five minutes \
off. Expect the same `webhook-id` more than once. Events of one resource come in their order.";

const DESCRIPTION_OF_TEST: &str = "Sent once to an endpoint by `testWebhookEndpoint`, signed like every delivery. It is in no feed, \
and no endpoint has to ask for it.";

/// The id of the entry: `client.created` is `onClientCreated`.
fn id(kind: EventKind) -> String {
    let capital = |part: &str| part.split_at_checked(1).map_or(String::new(), |(a, b)| a.to_ascii_uppercase() + b);
    format!("on{}", kind.as_str().split(['.', '_']).map(capital).collect::<String>())
}

/// The first sentence of the entry: `A client was created`.
fn summary(kind: EventKind) -> String {
    format!("`{}` is delivered", kind.as_str())
}

/// Adds the webhooks to the document.
pub fn attach(document: &mut Value) {
    let parameters: Vec<_> =
        headers().iter().map(|(name, _)| json!({ "$ref": format!("#/components/parameters/{name}") })).collect();
    if let Some(components) = document["components"]["parameters"].as_object_mut() {
        components.extend(headers().into_iter().map(|(name, header)| (name.to_owned(), header)));
    }
    let entry = |kind: EventKind| {
        let (is_test, id) = (kind == EventKind::WebhookTest, id(kind));
        let refused = if is_test {
            "Not taken: the test has failed."
        } else {
            "Not taken: the delivery is tried again for three days. A redirect is not followed, and 410 disables the endpoint."
        };
        json!({ "post": {
            "tags": [TAG],
            "summary": summary(kind),
            "description": if is_test { DESCRIPTION_OF_TEST } else { DESCRIPTION },
            "operationId": id,
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
                "default": { "description": refused },
            },
        }})
    };
    let entries: Map<String, Value> =
        EventKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), entry(*kind))).collect();
    document["webhooks"] = Value::Object(entries);
}

/// The headers of a delivery, by the names of their components.
fn headers() -> [(&'static str, Value); 3] {
    let header = |name: &str, text: &str, schema: Value| json!({ "name": name, "in": "header", "required": true, "description": text, "schema": schema });
    [
        (
            "WebhookId",
            header(
                "webhook-id",
                "Id of the event; the same on every try, so that you can tell repetitions.",
                json!({ "type": "string", "minLength": 1, "maxLength": 64, "examples": ["evt_01jdgx3v9re8tbq4m6n0y7k2hh"] }),
            ),
        ),
        (
            "WebhookTimestamp",
            header(
                "webhook-timestamp",
                "When this try was made, in seconds since 1970.",
                json!({ "type": "string", "pattern": "^[0-9]{1,12}$", "maxLength": 12, "examples": ["1795000000"] }),
            ),
        ),
        (
            "WebhookSignature",
            header(
                "webhook-signature",
                "Signatures, separated by blanks: `v1,` and the base64 of HMAC-SHA256 with the endpoint's secret. While a \
                 secret is being changed there are two; one that fits is enough.",
                json!({
                    "type": "string", "minLength": 1, "maxLength": 1024,
                    "examples": ["v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="],
                }),
            ),
        ),
    ]
}
