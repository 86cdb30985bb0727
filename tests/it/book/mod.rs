//! The book in `docs/`. What the code can tell of itself is written by these tests, with `WRITE_BOOK=1`, and compared without
//! it; of what people write its links, the places that it names, its diagrams and its pictures are looked at.

mod accounts;
mod chapters;
mod diagrams;
mod hooks;
mod link_requests;
mod mermaid;
mod onboarding;
mod pages;
mod pictures;
mod places;
mod plans;
mod refusals;
mod roles;
mod states;
