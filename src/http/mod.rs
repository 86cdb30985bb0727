//! Everything about HTTP that is not one resource's own: extractors, answers, problems, the document and the routes.

pub mod context;
pub mod extract;
pub mod formats;
pub mod once;
pub mod openapi;
pub mod pages;
pub mod problem;
pub mod problem_pages;
pub mod rate_limit;
pub mod respond;
pub mod routes;
pub mod shapes;
