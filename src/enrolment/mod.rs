//! What enrols a client's accounts, and what ends it: use cases that cross resources. An account is added with its role and
//! perhaps its link request, changed with what others show of it, unlinked with what hangs on it; a client gets the
//! pricebook that its accounts inherit and answers the discovery questions; accounts are put into support plan groups.

pub mod accounts;
pub mod archive;
pub mod discovery;
pub mod groups;
pub mod providers;
