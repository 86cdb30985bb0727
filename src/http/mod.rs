//! Everything about HTTP that is not one resource's own: extractors, answers, problems, the document and the routes.

pub mod accept;
pub mod address;
pub mod admission;
pub mod allow;
pub mod body;
pub mod compute;
pub mod conditions;
pub mod context;
pub mod cors;
pub mod event_stream;
pub mod extract;
pub mod head;
pub mod json;
pub mod measured;
pub mod methods;
pub mod once;
pub mod problem;
pub mod rate_limit;
pub mod request;
pub mod respond;
pub mod security_headers;
pub mod table;
pub mod trace_context;
