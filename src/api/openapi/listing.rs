//! All operations on one page of text, for people and for scripts.

use serde_json::Value;

use super::tags::TAGS;
use super::walk::each_operation;

/// One line an operation: tag, operation id, method, path and scope (`-` where none is needed), in columns. Ordered by
/// tag as the document declares them, then as in the document.
pub fn operations(document: &Value) -> String {
    let mut rows: Vec<[String; 5]> = Vec::new();
    for (tag, _) in TAGS {
        each_operation(document, |path, method, operation| {
            if operation["tags"][0] == *tag {
                let id = operation["operationId"].as_str().unwrap_or_default();
                let scope = operation["security"][0]["oauth2"][0].as_str().unwrap_or("-");
                rows.push([tag, id, &method.to_ascii_uppercase(), path, scope].map(str::to_owned));
            }
        });
    }
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths = [0, 1, 2, 3, 4].map(width);
    let line = |row: &[String; 5]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
