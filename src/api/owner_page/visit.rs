//! Who comes by a link: how often, by which link, in which language, and whether a form is one of its page.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse, rt};
use serde::Deserialize;

use super::forgery;
use super::notice::Notice;
use crate::api::html::{Texts, asked_lang, base};
use crate::app::App;
use crate::fault::Fault;
use crate::http::address;
use crate::http::request::lang;
use crate::locale::Lang;
use crate::origin;
use crate::owner_links::model::OwnerLink;
use crate::owner_links::owner::Owner;
use crate::owner_links::token::LinkToken;
use crate::owner_page::model::Facts;
use crate::owner_page::ops;

/// How long a page waits for the note that it was fetched.
const PATIENCE: Duration = Duration::from_millis(200);

/// What a form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Sent {
    form_token: String,
    /// What was pasted.
    pub role_arn: String,
}

/// A form; none when it cannot be read.
pub type Form = Result<web::Form<Sent>, actix_web::Error>;

/// Whoever came by a link that there is.
pub struct Visit {
    /// In the transactions of what is done.
    pub owner: Arc<Owner>,
    /// The token in the address.
    pub token: LinkToken,
    /// Texts in the language that was asked for, else the link's.
    pub texts: Texts,
    /// The language that was asked for, if one was.
    pub asked: Option<Lang>,
    /// The same for somebody of whose link nothing may be told.
    strangers_texts: Texts,
    /// Path of the page, as the public sees it.
    pub here: String,
    link: OwnerLink,
}

impl Visit {
    /// The visit of this request. Unknown, expired and revoked tokens have one and the same notice.
    pub async fn begin(req: &HttpRequest, app: &Data<App>) -> Result<Self, Notice> {
        let by_address = app.owner_rates.take_address(address::of(req));
        by_address.map_err(|standing| Notice::too_many(req, app, standing))?;
        let token = req.match_info().get("token").and_then(LinkToken::parse);
        let token = token.ok_or_else(|| Notice::gone(req, app))?;
        let hash = token.hash();
        let found = app.look_for_stranger(move |tx| ops::find(tx, &hash)).await;
        let link = found.map_err(|fault| Notice::failed(req, app, fault))?.ok_or_else(|| Notice::gone(req, app))?;
        let asked = asked_lang(req);
        let own = Lang::ALL.iter().copied().find(|lang| lang.tag() == link.language.as_str()).unwrap_or_default();
        let texts = Texts(asked.unwrap_or(own));
        app.owner_rates.take_link(&link.id).map_err(|standing| Notice::too_many_in(texts, app, standing))?;
        let here = format!("{}/o/{}", base(app), token.reveal());
        let strangers_texts = Texts(asked.unwrap_or_else(|| lang(req)));
        Ok(Self { owner: Arc::new(Owner::of(&link)), token, texts, asked, strangers_texts, here, link })
    }

    /// What the page is made of; a link that has ended meanwhile, or whose account has, has none.
    pub async fn facts(&self, app: &App) -> Result<Facts, Notice> {
        let read = app.read_as(&self.owner.share(), &self.owner, ops::facts).await;
        read.map_err(|fault| match fault {
            Fault::Refused(_) => Notice::gone_in(self.strangers_texts, app),
            fault => self.failed(app, fault),
        })
    }

    /// Notes that the page was fetched. The page is shown all the same when that fails or takes long.
    pub async fn note(&self, app: &Data<App>) {
        if self.link.is_just_opened(app.clock.now()) {
            return;
        }
        let (app, owner) = (app.clone(), Arc::clone(&self.owner));
        let task = async move {
            if let Err(error) = app.write_as(&owner.share(), &owner, ops::note_opened).await {
                tracing::warn!(%error, "that an owner's page was fetched is not noted");
            }
        };
        // On a task of its own: it is noted even when the page was faster.
        let _ = tokio::time::timeout(PATIENCE, rt::spawn(origin::carried(task))).await;
    }

    /// What a form of this page sends; refused when it is another's, or too much is sent.
    pub fn form(&self, req: &HttpRequest, app: &App, form: Form) -> Result<Sent, Notice> {
        let sent = form.map(|form| form.into_inner()).unwrap_or_default();
        if !forgery::is_own(req, &app.settings.public_url) || !self.token.made(&sent.form_token) {
            return Err(Notice::foreign_form(self.texts, &self.here, app));
        }
        let by_link = app.owner_rates.take_deed(&self.owner.link_id);
        by_link.map_err(|standing| Notice::too_many_in(self.texts, app, standing))?;
        Ok(sent)
    }

    /// The query that keeps the language that was asked for.
    pub fn query(&self) -> String {
        self.asked.map(|lang| format!("?lang={}", lang.tag())).unwrap_or_default()
    }

    /// Back to the page, where the role is.
    pub fn to_page(&self) -> HttpResponse {
        let address = format!("{}{}#role", self.here, self.query());
        HttpResponse::SeeOther().insert_header((LOCATION, address)).insert_header((CACHE_CONTROL, "no-store")).finish()
    }

    /// The notice of a failure.
    pub fn failed(&self, app: &App, fault: Fault) -> Notice {
        Notice::failure(app, self.texts, Some(&self.here), fault)
    }
}
