//! Plans and rows as text.

use serde_json::Value;

/// What stands where nothing does.
const NOTHING: &str = "–";

/// A member that is a text; empty when there is none.
pub fn member<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// Rows, a line each, in columns.
pub fn of_rows(rows: &[Value]) -> String {
    let mut text = format!("{:>5}  {:<12}  {:<8}  {:<7}  details\n", "line", "account", "action", "outcome");
    for row in rows {
        let line = row.get("line").and_then(Value::as_i64).unwrap_or_default();
        let account = Some(member(row, "/awsAccountId")).filter(|number| !number.is_empty()).unwrap_or(NOTHING);
        let (action, outcome) = (member(row, "/action"), member(row, "/outcome"));
        text.push_str(&format!("{line:>5}  {account:<12}  {action:<8}  {outcome:<7}  {}\n", details(row)));
    }
    text
}

fn details(row: &Value) -> String {
    let list = |pointer: &str| row.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default();
    if row.get("problem").is_some() {
        return printable(&format!("{}: {}", member(row, "/problem/code"), member(row, "/problem/detail")));
    }
    let errors = list("/errors").into_iter();
    let errors: Vec<_> =
        errors.map(|one| format!("{} {}", member(&one, "/pointer"), member(&one, "/detail"))).collect();
    if !errors.is_empty() {
        return printable(errors.join("; ").trim());
    }
    let changed = |one: Value| match one.get("from").and_then(Value::as_str) {
        Some(from) => format!("{}: {from} → {}", member(&one, "/member"), member(&one, "/to")),
        None => format!("{}: {}", member(&one, "/member"), member(&one, "/to")),
    };
    let changes = list("/changes").into_iter().map(changed);
    let warnings = list("/warnings").into_iter().map(|one| format!("! {}", member(&one, "/code")));
    printable(&changes.chain(warnings).collect::<Vec<_>>().join(", "))
}

/// What a name holds must not move a terminal's cursor.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A plan in two lines.
pub fn of_plan(plan: &Value) -> String {
    let count = |name: &str| plan.pointer(&format!("/summary/{name}")).and_then(Value::as_i64).unwrap_or_default();
    let names = ["create", "update", "none", "refused", "done", "failed"];
    let counts: Vec<_> = names.iter().map(|name| format!("{} {name}", count(name))).collect();
    let needed = plan.pointer("/invitations/needed").and_then(Value::as_i64).unwrap_or_default();
    let mut text = format!("{}  {}\n{}", member(plan, "/id"), member(plan, "/status"), counts.join(", "));
    if needed > 0 {
        text.push_str(&format!(
            "\n{needed} invitations, the last one about {}",
            member(plan, "/invitations/lastSentAbout")
        ));
    }
    if member(plan, "/status") == "planned" {
        text.push_str(&format!("\nUntil {}: gangway apply {}", member(plan, "/expiresAt"), member(plan, "/id")));
    }
    text
}

/// How far a plan is.
pub fn progress(plan: &Value) -> String {
    let count = |name: &str| plan.pointer(&format!("/summary/{name}")).and_then(Value::as_i64).unwrap_or_default();
    let all = count("create") + count("update") + count("none") + count("refused");
    let over = count("done") + count("failed");
    let filled = usize::try_from(over * 20 / all.max(1)).unwrap_or_default().min(20);
    format!("[{}{}] {over}/{all}", "#".repeat(filled), ".".repeat(20 - filled))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_stand_in_columns_and_names_move_no_cursor() {
        let rows = [
            json!({ "line": 2, "awsAccountId": "111122223333", "action": "update", "outcome": "pending",
                    "changes": [{ "member": "nickname", "from": "a", "to": "b\u{1b}[2J" }], "errors": [],
                    "warnings": [{ "code": "support_plan_not_assigned", "message": "" }] }),
            json!({ "line": 14, "action": "refused", "outcome": "failed", "changes": [], "warnings": [],
                    "errors": [{ "pointer": "/awsAccountId", "code": "x", "detail": "is wrong" }] }),
        ];
        assert_eq!(
            of_rows(&rows),
            " line  account       action    outcome  details\n\
             \x20   2  111122223333  update    pending  nickname: a → b [2J, ! support_plan_not_assigned\n\
             \x20  14  –             refused   failed   /awsAccountId is wrong\n"
        );
    }

    #[test]
    fn progress_is_a_bar() {
        let plan = json!({ "summary": { "create": 3, "update": 1, "none": 0, "refused": 0, "done": 1, "failed": 0 } });
        assert_eq!(progress(&plan), "[#####...............] 1/4");
    }
}
