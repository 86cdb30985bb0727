//! S8: plans that AWS ends, and from when on it is told. Nothing is ever moved to another plan because of it. Pure.

use chrono::{Days, NaiveDate};

use super::catalog::model::{CATALOG, Plan};
use super::model::SupportType;
use crate::contract::warning::{WarningCode, WarningView};
use crate::locale::{self, Lang};

/// So long before its end it is told that a plan ends.
const AHEAD: Days = Days::new(60);

impl Plan {
    /// The first day on which its end is told.
    pub fn told_from(&self) -> Option<NaiveDate> {
        self.retired_on?.checked_sub_days(AHEAD)
    }

    /// Whether it ends soon, or has ended.
    pub fn is_ending(&self, today: NaiveDate) -> bool {
        self.told_from().is_some_and(|from| from <= today)
    }

    /// The day of its end, if that is this day or an earlier one.
    pub fn ended_by(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.retired_on.filter(|end| *end <= day)
    }
}

/// The plans whose end is told today.
pub fn ending(today: NaiveDate) -> impl Iterator<Item = &'static Plan> {
    CATALOG.into_iter().filter(move |plan| plan.is_ending(today))
}

/// The plans that have ended or end by this day.
pub fn ended_by(day: NaiveDate) -> impl Iterator<Item = &'static Plan> {
    CATALOG.into_iter().filter(move |plan| plan.ended_by(day).is_some())
}

/// The warning that an account's plan ends.
pub fn warning(support_type: SupportType, lang: Lang) -> WarningView {
    let name = |plan: SupportType| locale::text(lang, &format!("support-plan-{}", plan.as_str()), &[]);
    let plan = support_type.plan();
    let args = [
        ("plan", name(support_type)),
        ("endsOn", plan.retired_on.map_or_else(String::new, |end| end.to_string())),
        ("next", plan.replaced_by.map_or_else(String::new, name)),
    ];
    WarningView::with(WarningCode::SupportPlanEnds, lang, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn s8_an_end_is_told_sixty_days_ahead_and_ever_after() {
        let plan = SupportType::Developer.plan();
        assert_eq!(plan.told_from(), Some(day("2026-11-02")));
        let told = |on: &str| ending(day(on)).map(|plan| plan.code.as_str()).collect::<Vec<_>>();
        assert_eq!(told("2026-11-01"), [""; 0]);
        let all = ["developer", "business", "enterprise_on_ramp"];
        assert_eq!(told("2026-11-02"), all);
        assert_eq!(told("2030-01-01"), all);
    }

    #[test]
    fn s8_a_plan_has_ended_on_the_day_of_its_end() {
        let ended = |on: &str| ended_by(day(on)).count();
        assert_eq!((ended("2026-12-31"), ended("2027-01-01"), ended("2027-01-02")), (0, 3, 3));
        assert!(CATALOG.iter().all(|plan| plan.retired_on.is_none() || plan.replaced_by.is_some()));
    }

    #[test]
    fn the_warning_names_the_plan_its_end_and_what_follows() {
        let said = warning(SupportType::Developer, Lang::En).message;
        for part in ["Developer Support", "2027-01-01", "Business Support+"] {
            assert!(said.contains(part), "{said}");
        }
    }
}
