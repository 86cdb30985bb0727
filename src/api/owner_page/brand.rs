//! Whose page it is in the eyes of an owner: the distributor's.

use actix_web::http::header::HeaderValue;
use url::Url;

use crate::api::html::Texts;
use crate::app::App;
use crate::domain::SupportContact;

/// Name, logo and support of the distributor, as far as they are set.
pub struct Brand {
    /// Its name.
    pub name: Option<String>,
    /// Address of its logo.
    pub logo: Option<String>,
    /// Whom to ask for help.
    pub support: Option<Support>,
}

/// Whom to ask for help.
pub struct Support {
    /// What the link names.
    pub href: String,
    /// What people read.
    pub text: String,
}

impl Brand {
    /// As the settings say.
    pub fn of(app: &App) -> Self {
        let settings = &app.settings;
        let contact = settings.distributor_support.as_ref();
        let support =
            contact.and_then(|text| Some(Support { href: SupportContact::parse(text)?.href(), text: text.clone() }));
        Self { name: settings.distributor_name.clone(), logo: settings.distributor_logo_url.clone(), support }
    }

    /// What stands at the top.
    pub fn label(&self, texts: &Texts) -> String {
        self.name.clone().unwrap_or_else(|| texts.get("owner-brand"))
    }

    /// How a sentence names it.
    pub fn named(&self, texts: &Texts) -> String {
        self.name.clone().unwrap_or_else(|| texts.get("owner-distributor"))
    }
}

/// What a page may load: files and forms of this server, and the logo from where it is, and nothing else.
pub fn content_policy(app: &App) -> HeaderValue {
    let logo = app.settings.distributor_logo_url.as_ref().and_then(|url| Url::parse(url).ok());
    let logo = logo.map(|url| format!(" {}", url.origin().ascii_serialization())).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{logo}; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}
