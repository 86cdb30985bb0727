//! The document's tags.

use super::webhooks;

/// Tags in the order of an onboarding, with their meaning.
pub const TAGS: &[(&str, &str)] = &[
    ("Identity", "Access tokens, and the keys that sign them. Everything else needs a token."),
    ("Resellers", "The distributor's partners. Only operations works with them."),
    ("Credentials", "What machines and customer portals log in with: an id, and a secret that is shown once."),
    ("Clients", "End customers, the pricebook and the portal that each has for AWS, and their checklists."),
    ("Pricebooks", "What customers pay: AWS's list prices, and the markups and discounts of resellers."),
    ("Cloud accounts", "AWS accounts of clients, added by their number or requested anew, and their checklists."),
    (
        "Onboarding plans",
        "Many accounts at once: a file becomes a plan that shows what would happen, and then happens.",
    ),
    ("Role ARN", "The read-only role of an account, its checks, and the kit to create it."),
    ("Link requests", "From the wish to the linked account: submit, approve, send, accept."),
    ("Support plans", "Groups of accounts that are billed alike for AWS Support, and the catalogue of AWS's plans."),
    ("Events", "What happened, as a list, and as a feed that misses nothing, in pages or as a stream."),
    ("Webhooks", "Endpoints of yours that events are sent to as they happen, and what was delivered."),
    (webhooks::TAG, "What the server sends to webhook endpoints. Nothing that you call."),
    ("Test clock", "In the simulated mode: lets time pass, so that what takes weeks can be tried at once."),
    (
        "Service",
        "Health of the server. Its metrics are at `/metrics`, unless operations has given them an address of their own: then that is 404 here.",
    ),
];
