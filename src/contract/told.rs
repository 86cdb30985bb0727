//! Refusals as people read them, in a language. Answers to requests are made of it, and so is what is kept of refusals.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{FieldError, Refusal, Violation};
use crate::locale::{self, Lang};

/// A member of the request that was refused.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer into the body (`/contact/email`), or the name of a query parameter.
    #[schema(example = "/awsAccountId")]
    pub pointer: String,
    /// Stable code of the cause.
    #[schema(example = "invalid_aws_account_id")]
    pub code: String,
    /// What is wrong, in the language of the answer.
    #[schema(example = "must be the 12 digits of an AWS account number")]
    pub detail: String,
}

impl FieldProblem {
    /// The violation in a language.
    pub fn new(violation: &Violation, lang: Lang) -> Self {
        let (pointer, code) = (violation.pointer.clone(), violation.error.code.to_owned());
        Self { pointer, code, detail: field_detail(&violation.error, lang) }
    }
}

/// What is wrong with a member.
pub fn field_detail(FieldError { code, args, texts }: &FieldError, lang: Lang) -> String {
    locale::text(lang, &format!("field-{code}"), &locale::with_texts(lang, args, texts))
}

/// What a refusal means, and what happened and what to do next.
pub fn title_and_detail(refusal: &Refusal, lang: Lang) -> (String, String) {
    let code = refusal.code.as_str();
    let mut args = locale::with_texts(lang, &refusal.args, &refusal.texts);
    args.push(("count", refusal.errors.len().to_string()));
    let title = locale::text(lang, &format!("problem-{code}"), &args);
    (title, locale::text(lang, &format!("problem-{code}.detail"), &args))
}
