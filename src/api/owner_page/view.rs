//! The page as its template takes it.

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY};
use askama::Template;
use sha2::{Digest, Sha256};

use super::brand::{Brand, content_policy};
use super::notice::ROBOTS;
use super::steps::{Step, all_done, steps};
use super::visit::Visit;
use crate::api::html::{Moment, Texts, base, line};
use crate::app::App;
use crate::domain::{Code, Refusal};
use crate::link_requests::failure::FailureView;
use crate::locale;
use crate::owner_page::model::{Facts, InvitationStep, RoleStep};
use crate::role_arn::ops;
use crate::role_arn::setup_kit::{self, KitInput};

/// The ways to create the role, with everything filled in.
struct Kit {
    is_published: bool,
    quick_create_url: String,
    cloudformation: String,
    terraform: String,
    cli: String,
    powershell: String,
    /// As HTML.
    steps: Vec<String>,
    expected_arn: Option<String>,
}

/// What is wrong with what was pasted.
pub struct Mistake {
    text: String,
    value: String,
}

/// How an answer to a form is shown.
pub struct Shown {
    /// What was wrong.
    pub mistake: Option<Mistake>,
    /// The status.
    pub status: u16,
}

/// What the platform says of the role.
struct Verdict {
    kind: &'static str,
    title: String,
    text: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "owner.html", config = "src/api/html/askama.toml")]
pub struct OwnerPage<'a> {
    t: &'a Texts,
    base: String,
    brand: Brand,
    here: &'a str,
    query: String,
    other_page: String,
    state: String,
    form_token: String,
    done: bool,
    connected: bool,
    client: &'a str,
    number: Option<String>,
    nickname: Option<&'a str>,
    expires: Moment,
    steps: Vec<Step>,
    kit: Kit,
    role: &'static str,
    role_arn: Option<&'a str>,
    verdict: Option<Verdict>,
    works: bool,
    offers_check: bool,
    offers_change: bool,
    mistake: Option<Mistake>,
    invitation: &'static str,
    invitation_kind: &'static str,
    invitation_title: String,
    invitation_text: Option<String>,
    deadline: Option<Moment>,
}

/// What a page says, in one word for its script.
pub fn state(facts: &Facts, connected: bool) -> String {
    let hash = Sha256::digest(facts.state(connected));
    hash.iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Makes something of the account's setup kit.
pub fn with_kit<T>(app: &App, facts: &Facts, make: impl FnOnce(&KitInput<'_>) -> T) -> T {
    let name = ops::owners_role_name(&facts.role);
    let settings = &app.settings;
    let cross = settings.cross_account_id.as_str();
    make(&ops::kit_input(&facts.role, &name, cross, false, settings.template_url.as_deref()))
}

impl Kit {
    fn new(app: &App, facts: &Facts, texts: Texts) -> Self {
        let step = |step: setup_kit::ConsoleStep| line(&locale::text(texts.0, step.id, &step.args));
        with_kit(app, facts, |input| Self {
            is_published: input.template_url.is_some(),
            quick_create_url: setup_kit::quick_create_url(input),
            cloudformation: setup_kit::cloudformation(input),
            terraform: setup_kit::terraform(input),
            cli: setup_kit::cli_to_paste(input),
            powershell: setup_kit::powershell(input),
            steps: setup_kit::steps_at_aws(input).into_iter().map(step).collect(),
            expected_arn: input
                .aws_account_id
                .map(|account| format!("arn:aws:iam::{account}:role/{}", input.role_name)),
        })
    }
}

impl Mistake {
    /// What a refusal says to whoever pasted this.
    pub fn new(texts: Texts, refusal: &Refusal, value: String) -> Self {
        let code = match refusal.code {
            Code::InvalidRequest => refusal.errors.first().map_or("invalid_role_arn", |violation| violation.error.code),
            code => code.as_str(),
        };
        let text = locale::find(texts.0, &format!("owner-arn-{code}"), &refusal.args);
        Self { text: text.unwrap_or_else(|| texts.get("owner-arn-invalid_role_arn")), value }
    }
}

impl Verdict {
    fn new(texts: Texts, step: RoleStep) -> Option<Self> {
        let kind = match step {
            RoleStep::NoArn => return None,
            RoleStep::Verified(None) => "done",
            ours if ours.is_ours() => "wait",
            RoleStep::Broken(_) | RoleStep::Unknown(_) | RoleStep::Verified(Some(_)) => "alert",
            RoleStep::Unchecked => "now",
            _ => "wait",
        };
        let id = match step.diagnosis() {
            Some(code) => format!("owner-diagnosis-{}", code.as_str()),
            None => format!("owner-role-{}", step.name()),
        };
        let text = locale::find(texts.0, &format!("{id}.text"), &[]);
        Some(Self { kind, title: texts.get(&id), text })
    }
}

impl<'a> OwnerPage<'a> {
    /// The page of a visit.
    pub fn new(app: &App, visit: &'a Visit, facts: &'a Facts, mistake: Option<Mistake>) -> Self {
        let (t, connected) = (&visit.texts, app.aws.is_connected());
        let (role, invitation) = (facts.role_step(connected), facts.invitation_step());
        let steps = steps(role, invitation);
        let kind = steps.last().filter(|step| step.anchor == "invitation").map_or("", |step| step.kind);
        let id = format!("owner-invitation-{}", invitation.name());
        let failure = facts.request.as_ref().and_then(|request| request.failure.clone());
        let failure =
            failure.filter(|_| invitation == InvitationStep::Failed).map(|failure| FailureView::new(failure, t.0));
        // Of what others mend, the owner need not know more.
        let failure = failure.filter(|failure| failure.owner == "aws_account_owner").map(|failure| failure.message);
        let said = locale::find(t.0, &format!("{id}.text"), &[]);
        let has_arn = facts.role.role.details.role_arn.is_some();
        Self {
            t,
            base: base(app),
            brand: Brand::of(app),
            here: &visit.here,
            query: visit.query(),
            other_page: format!("{}?lang={}", visit.here, t.other()),
            state: state(facts, connected),
            form_token: visit.token.of_forms(),
            done: facts.is_done(),
            connected,
            client: &facts.client_name,
            number: facts.account.aws_account_id.as_ref().map(|number| number.as_str().to_owned()),
            nickname: facts.account.nickname.as_deref(),
            expires: t.moment(facts.link.expires_at),
            steps: if facts.is_done() { all_done(steps) } else { steps },
            kit: Kit::new(app, facts, *t),
            role: role.name(),
            role_arn: facts.role.role.details.role_arn.as_ref().map(|arn| arn.as_str()),
            verdict: Verdict::new(*t, role),
            works: role.works(),
            offers_check: connected && role.is_worth_a_check(),
            offers_change: has_arn,
            mistake,
            invitation: invitation.name(),
            invitation_kind: kind,
            invitation_title: t.get(&id),
            invitation_text: failure.map(|why| format!("{why} {}", said.clone().unwrap_or_default())).or(said),
            deadline: match invitation {
                InvitationStep::Sent(until) => Some(t.moment(until)),
                _ => None,
            },
        }
    }

    fn number_or_blank(&self) -> String {
        self.number.clone().unwrap_or_default()
    }

    /// The answer with this status.
    pub fn answer(&self, app: &App, status: u16) -> HttpResponse {
        let body = self.render().unwrap_or_default();
        HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::OK))
            .content_type("text/html; charset=utf-8")
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((CONTENT_LANGUAGE, self.t.lang()))
            .insert_header((CONTENT_SECURITY_POLICY, content_policy(app)))
            .insert_header((ROBOTS.clone(), "noindex"))
            .body(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DiagnosisCode;
    use crate::locale::Lang;

    #[test]
    fn everything_that_a_page_can_say_has_its_texts() {
        let (en, es) = (Texts(Lang::En), Texts(Lang::Es));
        for texts in [en, es] {
            for code in DiagnosisCode::ALL {
                let verdict = Verdict::new(texts, RoleStep::Broken(*code)).unwrap();
                assert!(verdict.text.is_some() && !verdict.title.starts_with("owner-"), "{}", code.as_str());
                assert_eq!(Verdict::new(texts, RoleStep::Verified(Some(*code))).unwrap().title, verdict.title);
            }
            for step in [
                RoleStep::NoAccount,
                RoleStep::Unchecked,
                RoleStep::ByHand,
                RoleStep::Checking,
                RoleStep::Verified(None),
                RoleStep::Settling,
            ] {
                assert!(!Verdict::new(texts, step).unwrap().title.starts_with("owner-"), "{step:?}");
            }
            let until = chrono::DateTime::UNIX_EPOCH;
            for step in [
                InvitationStep::NotAsked,
                InvitationStep::Preparing,
                InvitationStep::Sent(until),
                InvitationStep::Accepted,
                InvitationStep::Expired,
                InvitationStep::Declined,
                InvitationStep::Withdrawn,
                InvitationStep::Failed,
            ] {
                assert!(locale::find(texts.0, &format!("owner-invitation-{}", step.name()), &[]).is_some(), "{step:?}");
            }
        }
    }

    #[test]
    fn every_way_to_paste_the_wrong_thing_is_told_in_plain_words() {
        for code in locale::ids_after("owner-arn-") {
            let text = Texts(Lang::En).get(&format!("owner-arn-{code}"));
            assert!(text.len() > 20, "{code}");
        }
        for pasted in [
            "x",
            "arn:aws:iam::1:user/x",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "https://console.aws.amazon.com/iam",
            "arn:aws:iam::",
            "ReadOnly",
            "arn:aws:sts::111122223333:assumed-role/a/b",
            "arn:aws:iam::111122223333:instance-profile/a",
        ] {
            let code = crate::domain::RoleArn::parse(pasted).unwrap_err().code;
            assert!(locale::find(Lang::Es, &format!("owner-arn-{code}"), &[]).is_some(), "{code}");
        }
    }
}
