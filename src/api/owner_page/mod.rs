//! The page that an owner's link leads to. It is no operation of the document: people read it, and it works without scripts.
//! A GET changes nothing but the note that the page was fetched; what is to be done comes by forms of the page itself.

mod brand;
mod check;
mod forgery;
mod notice;
mod steps;
mod view;
mod visit;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use self::check::check;
use self::notice::Notice;
use self::view::{Mistake, OwnerPage, Shown};
use self::visit::{Form, Visit};
use crate::app::App;
use crate::domain::{Code, Refusal};
use crate::fault::Fault;
use crate::owner_links::owner::Owner;
use crate::owner_page::model::RoleStep;
use crate::owner_page::ops;
use crate::role_arn::setup_kit::{self, KitFormat};
use crate::tx::Tx;

/// Registers the page and what belongs to it.
pub fn configure(services: &mut ServiceConfig) {
    services
        .route("/o/{token}", web::get().to(page))
        .route("/o/{token}/status", web::get().to(status))
        .route("/o/{token}/kit/{format}", web::get().to(kit))
        .route("/o/{token}/role-arn", web::post().to(save))
        .route("/o/{token}/check", web::post().to(check_now))
        // Whoever comes back to the address of a form sees the page.
        .route("/o/{token}/role-arn", web::get().to(back))
        .route("/o/{token}/check", web::get().to(back));
}

async fn page(req: HttpRequest, app: Data<App>) -> Result<HttpResponse, Notice> {
    let visit = Visit::begin(&req, &app).await?;
    let facts = visit.facts(&app).await?;
    visit.note(&app).await;
    Ok(OwnerPage::new(&app, &visit, &facts, None).answer(&app, 200))
}

/// Whether the page has something else to say, for its script.
async fn status(req: HttpRequest, app: Data<App>) -> Result<HttpResponse, Notice> {
    let visit = Visit::begin(&req, &app).await?;
    let facts = visit.facts(&app).await?;
    let connected = app.aws.is_connected();
    let busy = matches!(facts.role_step(connected), RoleStep::Checking | RoleStep::Settling);
    let news = json!({ "state": view::state(&facts, connected), "busy": busy });
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(news))
}

/// One form of the setup kit, as a file.
async fn kit(req: HttpRequest, app: Data<App>) -> Result<HttpResponse, Notice> {
    let visit = Visit::begin(&req, &app).await?;
    let (format, name) = match req.match_info().get("format") {
        Some("cli") => (KitFormat::Cli, "create-role.sh"),
        Some("powershell") => (KitFormat::Powershell, "create-role.ps1"),
        Some("terraform") => (KitFormat::Terraform, "gangway-role.tf"),
        Some("cloudformation") => (KitFormat::Cloudformation, "gangway-role.yaml"),
        _ => return Err(Notice::gone(&req, &app)),
    };
    let facts = visit.facts(&app).await?;
    let text = view::with_kit(&app, &facts, |input| match format {
        KitFormat::Powershell => setup_kit::powershell(input),
        KitFormat::Terraform => setup_kit::terraform(input),
        KitFormat::Cloudformation => setup_kit::cloudformation(input),
        _ => setup_kit::cli(input),
    });
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, format.media_type()))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text))
}

/// Saves the ARN, and has it checked where the platform checks.
async fn save(req: HttpRequest, app: Data<App>, form: Form) -> Result<HttpResponse, Notice> {
    let visit = Visit::begin(&req, &app).await?;
    let sent = visit.form(&req, &app, form)?;
    let pasted = sent.role_arn.clone();
    let work = move |tx: &mut Tx<'_, &Owner>| ops::save(tx, &pasted);
    match app.write_as(&visit.owner.share(), &visit.owner, work).await {
        Ok(()) if app.aws.is_connected() => ask(&app, &visit).await,
        Ok(()) => Ok(visit.to_page()),
        Err(Fault::Refused(refusal)) => refused(&app, &visit, &refusal, sent.role_arn).await,
        Err(fault) => Err(visit.failed(&app, fault)),
    }
}

/// *Check Now*.
async fn check_now(req: HttpRequest, app: Data<App>, form: Form) -> Result<HttpResponse, Notice> {
    let visit = Visit::begin(&req, &app).await?;
    visit.form(&req, &app, form)?;
    ask(&app, &visit).await
}

async fn ask(app: &Data<App>, visit: &Visit) -> Result<HttpResponse, Notice> {
    match check(app, &visit.owner).await {
        Ok(()) => Ok(visit.to_page()),
        Err(Fault::Refused(refusal)) => refused(app, visit, &refusal, String::new()).await,
        Err(fault) => Err(visit.failed(app, fault)),
    }
}

/// The page again, with what was wrong with what was sent; a link that has ended meanwhile has none.
async fn refused(app: &App, visit: &Visit, refusal: &Refusal, value: String) -> Result<HttpResponse, Notice> {
    let facts = visit.facts(app).await?;
    let shown = match refusal.code {
        Code::InvalidRequest | Code::RoleArnAccountMismatch | Code::RoleArnPartitionMismatch => {
            Shown { mistake: Some(Mistake::new(visit.texts, refusal, value)), status: 422 }
        }
        // Somebody else was faster, or the page was an old one: it tells how things are now.
        _ => Shown { mistake: None, status: 409 },
    };
    Ok(OwnerPage::new(app, visit, &facts, shown.mistake).answer(app, shown.status))
}

async fn back(req: HttpRequest, app: Data<App>) -> Result<HttpResponse, Notice> {
    Ok(Visit::begin(&req, &app).await?.to_page())
}
