//! What all pages have in common: their texts, their one stylesheet, and where it is. The templates are beside this file.

use actix_web::http::Uri;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use serde::Deserialize;

use crate::app::App;
use crate::locale::{self, Lang};

/// They change with a new release only.
pub const CACHING: &str = "public, max-age=3600";

const STYLE: &str = include_str!("gangway.css");
const OWNER_SCRIPT: &str = include_str!("owner.js");
const ICON: &str = include_str!("favicon.svg");

/// Registers the files that pages need. They are no operations of the document.
pub fn configure(services: &mut ServiceConfig) {
    let file = |media: &'static str, text: &'static str| {
        web::get().to(move || async move {
            HttpResponse::Ok().insert_header((CONTENT_TYPE, media)).insert_header((CACHE_CONTROL, CACHING)).body(text)
        })
    };
    services
        .route("/assets/gangway.css", file("text/css; charset=utf-8", STYLE))
        .route("/assets/owner.js", file("text/javascript; charset=utf-8", OWNER_SCRIPT))
        .route("/assets/favicon.svg", file("image/svg+xml", ICON))
        // Browsers ask for it where no page names another one.
        .route("/favicon.ico", file("image/svg+xml", ICON));
}

/// The path below which the public sees this server; empty in most cases.
pub fn base(app: &App) -> String {
    let address = app.settings.public_url.parse::<Uri>().unwrap_or_default();
    address.path().trim_end_matches('/').to_owned()
}

#[derive(Deserialize)]
struct Wanted {
    lang: Option<String>,
}

/// The language that the query asks for, as the link to the other language's page does.
pub fn asked_lang(req: &HttpRequest) -> Option<Lang> {
    let wanted = web::Query::<Wanted>::from_query(req.query_string()).ok()?.into_inner().lang?;
    Lang::ALL.iter().copied().find(|lang| lang.tag() == wanted)
}

/// Texts in the language of a page. Templates escape what these return, but for [`Texts::rich`].
#[derive(Debug, Clone, Copy)]
pub struct Texts(pub Lang);

impl Texts {
    /// The page's language.
    pub fn lang(self) -> &'static str {
        self.0.tag()
    }

    /// The language that the page can be read in too.
    pub fn other(self) -> &'static str {
        Lang::ALL.iter().find(|other| **other != self.0).map_or("en", |other| other.tag())
    }

    /// A text.
    pub fn get(self, id: &str) -> String {
        locale::text(self.0, id, &[])
    }

    /// A text with a value in it.
    pub fn with(self, id: &str, name: &'static str, value: impl Into<String>) -> String {
        locale::text(self.0, id, &[(name, value.into())])
    }

    /// A text that is a line of Markdown, as HTML.
    pub fn rich(self, id: &str) -> String {
        line(&self.get(id))
    }

    /// A moment in words, to the minute.
    pub fn moment(self, at: DateTime<Utc>) -> Moment {
        let args = [
            ("day", at.day().to_string()),
            ("month", self.get(&format!("html-month-{}", at.month()))),
            ("year", at.year().to_string()),
            ("time", format!("{:02}:{:02}", at.hour(), at.minute())),
        ];
        Moment { iso: at.to_rfc3339_opts(SecondsFormat::Secs, true), text: locale::text(self.0, "html-moment", &args) }
    }
}

/// A moment for programs and for people.
#[derive(Debug, Clone)]
pub struct Moment {
    /// As RFC 3339 has it.
    pub iso: String,
    /// In words.
    pub text: String,
}

/// Markdown as HTML. HTML in it is text: values may stand in it that others chose.
pub fn markdown(text: &str) -> String {
    render(text, |_| true)
}

/// One line of Markdown, without a paragraph around it.
pub fn line(text: &str) -> String {
    render(text, |event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)))
}

fn render(text: &str, keep: impl Fn(&Event<'_>) -> bool) -> String {
    let as_text = |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    };
    let mut made = String::new();
    html::push_html(&mut made, Parser::new_ext(text, Options::ENABLE_TABLES).map(as_text).filter(keep));
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_in_markdown_is_text_and_links_and_code_are_not() {
        assert_eq!(line("a <b>`c<d>`</b> **e**"), "a &lt;b&gt;<code>c&lt;d&gt;</code>&lt;/b&gt; <strong>e</strong>");
        assert_eq!(markdown("<script>x</script>"), "&lt;script&gt;x&lt;/script&gt;");
    }

    #[test]
    fn moments_are_in_words_in_both_languages() {
        let at = "2026-12-01T09:05:07Z".parse().unwrap();
        assert_eq!(Texts(Lang::En).moment(at).text, "1 December 2026, 09:05 UTC");
        assert_eq!(Texts(Lang::Es).moment(at).text, "1 de diciembre de 2026, 09:05 UTC");
        assert_eq!(Texts(Lang::En).moment(at).iso, "2026-12-01T09:05:07Z");
    }
}
