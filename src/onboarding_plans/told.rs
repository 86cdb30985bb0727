//! What stands against rows, in every language, as it is kept.

use super::decide::Objection;
use super::model::{Text, ToldError, ToldProblem};
use crate::contract::told::{field_detail, title_and_detail};
use crate::domain::{Code, FieldError, Refusal, Violation};
use crate::fault::Fault;

/// The objections as a row's errors.
pub fn errors(objections: &[Objection]) -> Vec<ToldError> {
    objections.iter().map(error).collect()
}

fn error(objection: &Objection) -> ToldError {
    match objection {
        Objection::Member(violation) => of_violation(violation),
        Objection::Rule(pointer, refusal) => ToldError {
            pointer: (*pointer).to_owned(),
            code: refusal.code.as_str().to_owned(),
            detail: Text::of(|lang| title_and_detail(refusal, lang).1),
        },
    }
}

fn of_violation(Violation { pointer, error }: &Violation) -> ToldError {
    let FieldError { code, .. } = error;
    ToldError { pointer: pointer.clone(), code: (*code).to_owned(), detail: Text::of(|lang| field_detail(error, lang)) }
}

/// The refusal that objections amount to: the rule that refuses, or all members that are not as they should be.
pub fn refusal(objections: Vec<Objection>) -> Refusal {
    let mut members = Vec::new();
    for objection in objections {
        match objection {
            Objection::Rule(_, refusal) => return refusal,
            Objection::Member(violation) => members.push(violation),
        }
    }
    Refusal::invalid(members)
}

/// Why a row could not be carried out. Of a failure of ours it tells nothing of the inside.
pub fn problem(fault: &Fault) -> ToldProblem {
    let internal = Refusal::new(Code::Internal);
    let refusal = match fault {
        Fault::Refused(refusal) => refusal.as_ref(),
        _ => &internal,
    };
    ToldProblem {
        status: refusal.code.status(),
        code: refusal.code.as_str().to_owned(),
        title: Text::of(|lang| title_and_detail(refusal, lang).0),
        detail: Text::of(|lang| title_and_detail(refusal, lang).1),
        errors: refusal.errors.iter().map(of_violation).collect(),
    }
}
