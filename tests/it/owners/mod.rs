//! Owners' links, and the page that they lead to.

mod links;
