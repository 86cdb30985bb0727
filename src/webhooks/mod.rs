//! Webhooks: endpoints of resellers and of operations, and what is delivered to them. Events come to the endpoints in the
//! feed's order (`fan_out`), one delivery an event; each is sent until it is taken, for three days
//! (`deliver.rs`), and the next one of the same resource waits for it.

pub mod deliver;
pub mod deliveries;
pub mod dto;
pub mod fan_out;
pub mod model;
pub mod ops;
pub mod secret;
pub mod store;
