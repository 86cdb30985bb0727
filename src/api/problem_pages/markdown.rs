//! The pages in Markdown. Titles and the texts of field codes are plain text and escaped; what the pages' own texts say
//! is Markdown already.

use std::fmt::Write;

use actix_web::ResponseError;
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;

use super::examples::example;
use crate::domain::Code;
use crate::locale::{self, Lang};

/// The id of the request that the examples answer.
const REQUEST_ID: &str = "0193b2c8-52f7-7a30-9d0e-6f9d3d1c8b11";

/// A page.
pub struct PageText {
    /// What the window's title says; a code, or a text of ours without Markdown.
    pub name: String,
    /// Path below which all links lie.
    pub base: String,
    /// Its Markdown.
    pub text: String,
}

/// All codes by status.
pub fn index(lang: Lang, base: String) -> PageText {
    let name = text(lang, "page-index");
    let mut page = format!("# {name}\n\n{}\n", text(lang, "page-index.intro"));
    let mut status = 0;
    for code in Code::ALL {
        if code.status() != status {
            status = code.status();
            let (code, title) = (text(lang, "page-code"), text(lang, "page-title"));
            let _ = write!(page, "\n## {}\n\n| {code} | {title} |\n| --- | --- |\n", named(status));
        }
        let name = code.as_str();
        let _ = writeln!(page, "| [`{name}`]({base}/problems/{name}) | {} |", plain(&title(lang, *code)));
    }
    finish(lang, page, name, base, "")
}

/// What a code means, what to do about it, and an answer with it.
pub fn problem(lang: Lang, base: String, public_url: &str, code: Code) -> PageText {
    let name = code.as_str();
    let mut page = format!("# {}\n\n`{name}` · HTTP {}\n", plain(&title(lang, code)), named(code.status()));
    for (heading, id) in [("page-meaning", format!("help-{name}")), ("page-fix", format!("help-{name}.fix"))] {
        let _ = write!(page, "\n## {}\n\n{}\n", text(lang, heading), text(lang, &id));
    }
    if is_kept_under_its_key(code) {
        let _ = write!(page, "\n{}\n", text(lang, "page-fix.new-key"));
    }
    let answer = answer(lang, public_url, code);
    let _ = write!(page, "\n## {}\n\n```http\n{answer}\n```\n", text(lang, "page-example"));
    if code == Code::InvalidRequest {
        page.push_str(&fields(lang));
    }
    finish(lang, page, name.to_owned(), base, name)
}

/// Whether a rule refuses so, once the request's idempotency key was taken.
const fn is_kept_under_its_key(code: Code) -> bool {
    matches!(code.status(), 409 | 422) && !matches!(code, Code::IdempotencyInProgress | Code::IdempotencyKeyReused)
}

/// Adds the links that every page ends with.
fn finish(lang: Lang, mut page: String, name: String, base: String, path: &str) -> PageText {
    let other = Lang::ALL.iter().copied().find(|other| *other != lang).unwrap_or_default();
    let _ = write!(
        page,
        "\n---\n\n[{}]({base}/problems/) · [{}]({base}/openapi.json) · [{}]({base}/problems/{path}?lang={})\n",
        text(lang, "page-index"),
        text(lang, "page-document"),
        text(lang, "page-other-language"),
        other.tag(),
    );
    PageText { name, base, text: page }
}

/// An answer with this code, as the API gives it.
fn answer(lang: Lang, public_url: &str, code: Code) -> String {
    let (problem, path) = example(code);
    let body = problem.details(lang, public_url, &path, REQUEST_ID);
    let body = serde_json::to_string_pretty(&body).unwrap_or_default();
    let mut answer = format!("HTTP/1.1 {}\n", named(code.status()));
    for (name, value) in lines(problem.error_response().headers()) {
        let _ = writeln!(answer, "{name}: {value}");
    }
    let _ = write!(answer, "content-type: application/problem+json\ncontent-language: {}\n\n{body}", lang.tag());
    answer
}

fn lines(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
}

/// The codes that `errors` can hold. One whose text needs values has a text of its own here.
fn fields(lang: Lang) -> String {
    let mut table = format!("\n## {}\n\n{}\n\n", text(lang, "page-fields"), text(lang, "page-fields.intro"));
    let _ = writeln!(table, "| {} | {} |\n| --- | --- |", text(lang, "page-code"), text(lang, "page-meaning"));
    for code in locale::ids_after("field-") {
        let help = locale::find(lang, &format!("help-field-{code}"), &[]);
        let meaning = help.unwrap_or_else(|| plain(&text(lang, &format!("field-{code}"))));
        let _ = writeln!(table, "| `{code}` | {meaning} |");
    }
    table
}

fn title(lang: Lang, code: Code) -> String {
    text(lang, &format!("problem-{}", code.as_str()))
}

fn text(lang: Lang, id: &str) -> String {
    locale::text(lang, id, &[])
}

/// `409 Conflict`.
fn named(status: u16) -> String {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    format!("{status} {}", reason.unwrap_or_default())
}

/// Plain text, so that Markdown shows it as it is.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\`*_[]<>|&~".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser, html};

    use super::*;

    #[test]
    fn plain_text_stays_what_it_is() {
        let hostile = r#"<script>a_b_c *x* [l](u) &amp; `c` | ~~s~~ \ +=,.@_- ( )"#;
        let mut made = String::new();
        html::push_html(&mut made, Parser::new_ext(&plain(hostile), Options::ENABLE_TABLES));
        let shown = hostile.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert_eq!(made, format!("<p>{shown}</p>\n"));
    }
}
