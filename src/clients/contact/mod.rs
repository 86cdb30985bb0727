//! How a client is reached: the person to talk to, and the address.

pub mod dto;
