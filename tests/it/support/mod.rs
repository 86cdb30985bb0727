//! What the tests share: a server on its own database, callers, and the document that every answer is checked against.

pub mod app;
pub mod axe;
pub mod bodies;
pub mod browser;
pub mod certificates;
pub mod cluster;
pub mod contract;
pub mod document;
pub mod http;
pub mod make;
pub mod node;
pub mod postgres;
pub mod process;
pub mod raw;
pub mod replica;
pub mod seen;
pub mod world;

pub use app::{Database, TestApp};
pub use browser::output_directory;
pub use http::{Answer, Caller};
