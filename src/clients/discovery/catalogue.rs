//! The questions and the answers to choose from, as dated data; texts, reasons and sources are told in `locale`. Changing a
//! question's or an answer's code makes what was answered with it outdated: it is kept, and asked anew.

use chrono::NaiveDate;

/// The questions of a day.
#[derive(Debug)]
pub struct Catalogue {
    /// Since when these are the questions.
    pub version: NaiveDate,
    /// The questions, in the order in which they are asked.
    pub questions: &'static [Question],
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// Its stable name.
    pub code: &'static str,
    /// The stable names of the answers to choose from.
    pub answers: &'static [&'static str],
}

/// The day on which questions or answers changed last.
const VERSION: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 29) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

const YES_OR_NO: &[&str] = &["yes", "no", "unknown"];

const fn ask(code: &'static str, answers: &'static [&'static str]) -> Question {
    Question { code, answers }
}

/// The questions of today.
pub static CATALOGUE: Catalogue = Catalogue {
    version: VERSION,
    questions: &[
        ask("account_structure", &["single", "several", "organization", "unknown"]),
        ask("member_accounts", YES_OR_NO),
        ask("account_age", YES_OR_NO),
        ask("payment_method", YES_OR_NO),
        ask("root_access", YES_OR_NO),
        ask("recovery_access", YES_OR_NO),
        ask("billing_history", YES_OR_NO),
        ask("reservations", &["none", "own", "shared_from_others", "unknown"]),
        ask("credits", YES_OR_NO),
        ask("marketplace", &["none", "marketplace", "prepaid", "unknown"]),
        ask("past_due", YES_OR_NO),
        ask("sso", YES_OR_NO),
        ask("organization_features", YES_OR_NO),
        ask(
            "support_plan",
            &[
                "basic",
                "developer",
                "business",
                "business_plus",
                "enterprise",
                "unified_operations",
                "partner_led",
                "enterprise_on_ramp",
                "unknown",
            ],
        ),
        ask("seller_of_record", YES_OR_NO),
        ask("security_report", YES_OR_NO),
    ],
};

impl Catalogue {
    /// The question of this name.
    pub fn question(&self, code: &str) -> Option<&'static Question> {
        self.questions.iter().find(|question| question.code == code)
    }

    /// Whether this answer to this question can be chosen.
    pub fn has(&self, question: &str, answer: &str) -> bool {
        self.question(question).is_some_and(|found| found.answers.contains(&answer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{self, Lang};
    use crate::support_plans::model::SupportType;

    #[test]
    fn every_question_and_answer_has_its_texts_in_both_languages() {
        for (lang, question) in Lang::ALL.iter().flat_map(|lang| CATALOGUE.questions.iter().map(move |q| (*lang, q))) {
            let id = format!("discovery-question-{}", question.code);
            assert!(locale::find(lang, &id, &[]).is_some(), "{id}");
            assert!(locale::find(lang, &format!("{id}.why"), &[]).is_some(), "{id}.why");
            for answer in question.answers {
                let text = crate::clients::discovery::dto::answer_text(question.code, answer, lang);
                assert!(text.contains(' ') || text.len() <= 12, "{} {answer}: {text}", question.code);
                assert!(!text.starts_with("discovery-"), "{text}");
            }
        }
    }

    #[test]
    fn names_are_there_once() {
        let mut codes: Vec<_> = CATALOGUE.questions.iter().map(|question| question.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 16);
        assert_eq!(CATALOGUE.version.to_string(), "2026-11-29");
        assert!(CATALOGUE.has("sso", "no") && !CATALOGUE.has("sso", "own") && !CATALOGUE.has("nothing", "no"));
    }

    #[test]
    fn s3_every_support_plan_can_be_answered() {
        let answers = CATALOGUE.question("support_plan").unwrap().answers;
        for plan in SupportType::ALL {
            assert!(answers.contains(&plan.as_str()), "{}", plan.as_str());
        }
        assert_eq!(answers.len(), SupportType::ALL.len() + 1);
    }
}
