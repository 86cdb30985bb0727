//! What the document says of a path: its methods, for `Allow`, 405 and OPTIONS, and the operation a request calls.

use actix_web::HttpRequest;
use serde_json::Value;

use crate::app::App;

/// The methods of operations, as the document names them.
const OPERATIONS: &[&str] = &["get", "post", "put", "patch", "delete"];

/// Addresses that forms of pages are sent to; they are not documented.
const FORMS: &[&str] = &["/o/{token}/role-arn", "/o/{token}/check"];

/// The `Allow` header of this request's path; none where nothing answers. HEAD is wherever GET is, OPTIONS everywhere.
pub fn allow(req: &HttpRequest, app: &App) -> Option<String> {
    let path = req.path();
    // `OPTIONS *` asks about the server as a whole (RFC 9110 §9.3.7).
    let mut methods = if path == "*" { OPERATIONS.to_vec() } else { documented(&app.document, path) };
    if methods.is_empty() && req.resource_map().has_resource(path) {
        // What is served and not documented is for reading: pages, files, the document itself.
        methods.push("get");
        methods.extend(FORMS.iter().any(|form| fits(form, path)).then_some("post"));
    }
    if methods.is_empty() {
        return None;
    }
    let with_head =
        methods.into_iter().flat_map(|method| if method == "get" { vec!["get", "head"] } else { vec![method] });
    let all: Vec<_> = with_head.chain(["options"]).map(str::to_ascii_uppercase).collect();
    Some(all.join(", "))
}

/// The operation of this request in the document; none for what is served and not documented.
pub fn operation<'a>(req: &HttpRequest, app: &'a App) -> Option<&'a Value> {
    let item = app.document.get("paths")?.get(req.match_pattern()?)?;
    item.get(req.method().as_str().to_ascii_lowercase())
}

/// Whether a path is one of a template.
fn fits(template: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted == given || (wanted.starts_with('{') && !given.is_empty()) => {}
            _ => return false,
        }
    }
}

fn documented<'a>(document: &'a Value, path: &str) -> Vec<&'a str> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    // A literal segment hides a parameter: `/support-plans/catalog` is no group's address.
    let best =
        paths.filter(|(template, _)| fits(template, path)).min_by_key(|(template, _)| template.matches('{').count());
    let members = best.and_then(|(_, item)| item.as_object()).into_iter().flat_map(|item| item.keys());
    members.map(String::as_str).filter(|name| OPERATIONS.contains(name)).collect()
}
