//! Webhooks: endpoints, and what is delivered to them, with real receivers.

mod addresses;
mod crash;
mod deliveries;
mod endpoints;
mod order;
mod receiver;
mod replicas;
mod resealing;
mod signatures;
mod unreadable;
mod windows;
