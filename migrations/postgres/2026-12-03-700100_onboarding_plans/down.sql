DROP TABLE onboarding_plan_rows;
DROP TABLE onboarding_plans;
