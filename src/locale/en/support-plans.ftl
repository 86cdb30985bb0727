# AWS's support plans (support-plan-<code>), with the source of what the catalogue says about them.

support-plan-basic = Basic Support
    .source = Free with every account: AWS Support API reference.
support-plan-business_plus = Business Support+
    .source = The minimum for each account: AWS Support user guide. The rates: two independent copies of AWS's pricing page. Available since December 2025 by second-hand reports; the first of the month stands for the unknown day.
support-plan-enterprise = Enterprise Support
    .source = Minimum and rates: two independent copies of AWS's pricing page; the minimum was 15,000 before.
support-plan-unified_operations = Unified Operations
    .source = Minimum and rates: two independent copies of AWS's pricing page.
support-plan-partner_led = Partner-Led Support
    .source = Minimum and rates, billed to the partner: AWS's pricing page of Partner-Led Support.
support-plan-developer = Developer Support
    .source = The end and the replacement: AWS Support user guide. The price: AWS's worked example. What becomes of accounts that are still on it that day is not published.
support-plan-business = Business Support
    .source = The end and the replacement: AWS Support user guide. Minimum and rates: AWS's pricing page with its worked example. What becomes of accounts that are still on it that day is not published.
support-plan-enterprise_on_ramp = Enterprise On-Ramp
    .source = The end, and the upgrade to Enterprise Support through 2026 with a month's notice: AWS Support user guide. Minimum, rate and aggregation: second-hand.
