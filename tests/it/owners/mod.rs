//! Owners' links, and the page that they lead to.

mod forms;
mod invitation;
mod links;
mod page;
pub mod visitor;
mod walk;
