//! How the example reads CSV files: the cases of all SDKs.

#[path = "../examples/onboard/csv.rs"]
mod csv;

use csv::{Fields, Row, read};
use serde_json::Value;

#[test]
fn the_cases_of_all_sdks() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../live/csv-cases.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert!(!cases.is_empty());
    for case in cases {
        let content = match case["text"].as_str() {
            Some(text) => text.as_bytes().to_vec(),
            None => case["latin1"].as_str().unwrap().chars().map(|char| u8::try_from(char).unwrap()).collect(),
        };
        let row = |wanted: &Value| Row {
            line: usize::try_from(wanted["line"].as_u64().unwrap()).unwrap(),
            fields: match wanted["problem"].as_str() {
                Some(problem) => Err(problem.to_owned()),
                None => Ok(serde_json::from_value::<Fields>(wanted["fields"].clone()).unwrap()),
            },
        };
        let wanted = match case["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(case["rows"].as_array().unwrap().iter().map(row).collect::<Vec<_>>()),
        };
        assert_eq!(read(&content), wanted, "{}", case["name"]);
    }
}
