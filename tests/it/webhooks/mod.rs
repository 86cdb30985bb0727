//! Webhooks: endpoints, and what is delivered to them, with real receivers.

mod addresses;
mod crash;
mod deliveries;
mod endpoints;
mod order;
pub mod receiver;
mod replicas;
mod resealing;
pub mod signatures;
mod unreadable;
mod windows;
