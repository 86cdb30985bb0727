//! What requests and answers about the discovery questions look like.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};

use super::catalogue::{CATALOGUE, Catalogue, Question};
use super::model::{self, Answers, Discovery, Risk, RiskCode, Severity};
use crate::contract::resource::Resource;
use crate::contract::rules::{Rules, member};
use crate::contract::task::Owner;
use crate::domain::Violation;
use crate::id::ClientId;
use crate::locale::{self, Lang};

/// More answers than there will ever be questions, outdated ones too.
const MOST_ANSWERS: usize = 100;

/// An answer to choose.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DiscoveryAnswer)]
pub struct AnswerView {
    /// Its code, as it is sent.
    #[schema(example = "organization")]
    pub code: String,
    /// The same in words.
    #[schema(example = "An organization with a management account")]
    pub text: String,
}

/// A question.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DiscoveryQuestion)]
pub struct QuestionView {
    /// Its code: a member of `answers`.
    #[schema(example = "account_structure")]
    pub code: String,
    /// What is asked.
    #[schema(example = "Is it a single account, several, or an organization with a management account?")]
    pub text: String,
    /// Why it is asked.
    #[schema(example = "A management account cannot be invited.")]
    pub why: String,
    /// The answers to choose from.
    pub answers: Vec<AnswerView>,
    /// Where the reason is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "AWS Organizations User Guide")]
    pub source: Option<String>,
}

/// The discovery questions.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DiscoveryQuestions {
    /// The day since which these are the questions; a later one may ask others.
    #[schema(example = "2026-11-29")]
    pub version: NaiveDate,
    /// The questions, in the order in which they are asked.
    pub data: Vec<QuestionView>,
}

/// A text of an answer: its own, or the one that it shares with others.
pub fn answer_text(question: &str, answer: &str, lang: Lang) -> String {
    let own = format!("discovery-answer-{question}-{answer}");
    locale::find(lang, &own, &[]).unwrap_or_else(|| locale::text(lang, &format!("discovery-answer-{answer}"), &[]))
}

impl QuestionView {
    fn new(question: &Question, lang: Lang) -> Self {
        let id = format!("discovery-question-{}", question.code);
        let answer =
            |code: &&str| AnswerView { code: (*code).to_owned(), text: answer_text(question.code, code, lang) };
        Self {
            code: question.code.to_owned(),
            text: locale::text(lang, &id, &[]),
            why: locale::text(lang, &format!("{id}.why"), &[]),
            answers: question.answers.iter().map(answer).collect(),
            source: locale::find(lang, &format!("{id}.source"), &[]),
        }
    }
}

impl DiscoveryQuestions {
    /// A catalogue in a language.
    pub fn new(catalogue: &Catalogue, lang: Lang) -> Self {
        Self {
            version: catalogue.version,
            data: catalogue.questions.iter().map(|question| QuestionView::new(question, lang)).collect(),
        }
    }
}

/// What a client answered; replaces all answers and the note.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutDiscovery {
    /// Answers by question.
    #[schema(schema_with = answers_schema)]
    pub answers: BTreeMap<String, Option<String>>,
    /// Something to remember.
    #[schema(min_length = 1, max_length = 1000, format = "text", example = "Asked by telephone.")]
    pub note: Option<String>,
}

/// A map, and not a member for each question: what a later catalogue has dropped can be said again.
fn answers_schema() -> ObjectBuilder {
    let text = || ObjectBuilder::new().max_length(Some(64));
    let nullable = SchemaType::from_iter([Type::String, Type::Null]);
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .description(Some(
            "Answers by question, with the codes of `GET /discovery-questions`. A question that is left out, or `null`, has \
             none. One that a later catalogue has dropped is taken only as it is kept.",
        ))
        .property_names(Some(text().schema_type(Type::String)))
        .additional_properties(Some(text().schema_type(nullable)))
        .max_properties(Some(MOST_ANSWERS))
        .examples([serde_json::json!({ "account_structure": "single", "root_access": "yes" })])
}

impl PutDiscovery {
    /// The answers that are given.
    pub fn answers(&self) -> Answers {
        given(&self.answers)
    }
}

fn given(answers: &BTreeMap<String, Option<String>>) -> Answers {
    answers.iter().filter_map(|(question, answer)| Some((question.clone(), answer.clone()?))).collect()
}

impl Rules for PutDiscovery {
    /// Only the operation knows what is kept.
    fn broken_beside(body: &Value, _: DateTime<Utc>) -> Vec<Violation> {
        let answers: Option<BTreeMap<String, Option<String>>> = member(body, "/answers");
        answers.map_or_else(Vec::new, |answers| model::refused(&given(&answers), &Answers::new(), &CATALOGUE))
    }
}

/// A risk that follows from the answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DiscoveryRisk)]
pub struct RiskView {
    /// Which.
    pub code: RiskCode,
    /// How much it weighs.
    pub severity: Severity,
    /// What may go wrong.
    #[schema(example = "A management account cannot be invited.")]
    pub message: String,
    /// Who deals with it.
    pub owner: Owner,
    /// What to do.
    #[schema(example = "Ask operations for a Consent to Assignment.")]
    pub fix: String,
}

impl RiskView {
    /// A risk in a language.
    pub fn new(risk: &Risk, lang: Lang) -> Self {
        let id = format!("discovery-risk-{}", risk.code.as_str());
        Self {
            code: risk.code,
            severity: risk.severity,
            message: locale::text(lang, &id, &[]),
            owner: risk.owner,
            fix: locale::text(lang, &format!("{id}.fix"), &[]),
        }
    }
}

/// What a client answered to the discovery questions, and what follows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Discovery)]
pub struct DiscoveryView {
    /// The client.
    pub client_id: ClientId,
    /// Answers by question; none before the first `PUT`.
    #[schema(example = json!({ "account_structure": "single", "root_access": "yes" }))]
    pub answers: BTreeMap<String, String>,
    /// Questions in `answers` that are no longer asked, or whose answer can no longer be chosen: they count for nothing, and
    /// are to be asked anew. Absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Option<Vec<String>>, example = json!(["sso"]))]
    pub outdated: Vec<String>,
    /// Something to remember.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Asked by telephone.")]
    pub note: Option<String>,
    /// Whether every question of today has an answer; `unknown` is one.
    #[schema(example = false)]
    pub complete: bool,
    /// What follows from the answers, in the order of the questions.
    pub risks: Vec<RiskView>,
    /// When the answers were given; absent before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_at: Option<DateTime<Utc>>,
    /// Counts the changes, from 1, which is that of a client that was not asked yet; the `ETag` is `"v<version>"`.
    #[schema(example = 2)]
    pub version: i32,
}

impl DiscoveryView {
    /// What was answered, in a language. `allow_direct_transfer`: members of other organizations may be invited.
    pub fn new(found: Discovery, allow_direct_transfer: bool, lang: Lang) -> Self {
        let risks = model::risks(&found.answers, &CATALOGUE, allow_direct_transfer);
        Self {
            client_id: found.client_id,
            outdated: model::outdated(&found.answers, &CATALOGUE).into_iter().map(str::to_owned).collect(),
            complete: model::is_complete(&found.answers, &CATALOGUE),
            answers: found.answers,
            note: found.note,
            risks: risks.iter().map(|risk| RiskView::new(risk, lang)).collect(),
            reviewed_at: found.reviewed_at,
            version: found.version,
        }
    }
}

impl Resource for DiscoveryView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/clients/{}/discovery", self.client_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_risk_says_what_to_do_in_both_languages() {
        for (lang, code) in Lang::ALL.iter().flat_map(|lang| RiskCode::ALL.iter().map(move |code| (*lang, *code))) {
            let risk = Risk { code, severity: Severity::Info, owner: Owner::Client };
            let view = RiskView::new(&risk, lang);
            assert!(!view.message.starts_with("discovery-"), "{}", view.message);
            assert!(!view.fix.starts_with("discovery-"), "{}", view.fix);
        }
    }
}
