//! Handing events to endpoints: in the feed's order, each exactly once. Each endpoint has a place of its own in the feed and a
//! window, so that what waits for one is bounded and holds up no other; it goes on where it stopped as deliveries are over.

pub mod ops;
pub mod store;
