//! Brings what callers send to one form: rows that are JSON objects, each with its place in the file. Refused here is only what
//! makes the whole file unreadable; what is wrong with a row is that row's.

use serde_json::{Map, Value};

use super::csv::{self, Record, Unclosed};
use crate::contract::shapes::Shapes;
use crate::domain::{AwsAccountId, FieldError, Refusal, Violation, all_or_invalid};
use crate::onboarding_plans::dto::{MOST_ROWS, OnboardingPlanAccount};

/// The columns that a file may have, and whether it must.
pub const COLUMNS: [(&str, bool); 8] = [
    ("awsAccountId", true),
    ("nickname", false),
    ("rootEmail", false),
    ("supportType", true),
    ("organizationRole", false),
    ("pricebookId", false),
    ("supportPlanId", false),
    ("submitLinkRequest", false),
];

/// The column whose fields are yes or no.
const FLAG: &str = "submitLinkRequest";

/// What separates fields, in the order in which it is guessed.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// Where refusals of the whole file point to.
const ROWS: &str = "/rows";

/// The name of the schema of a row.
const ROW: &str = "OnboardingPlanAccount";

/// Errors that are told of a row at most.
const MOST_ERRORS: usize = 20;

/// Errors that a refusal of the whole file keeps at most: one more than an answer shows, so that it says that it shows not all.
const MOST_OF_HEADER: usize = 101;

/// A row as it was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenRow {
    /// Its place: the line of a file, whose first one is the header's, or the place in a list, from 1.
    pub line: i32,
    /// Its content, which may be anything.
    pub value: Value,
    /// What is wrong with how it was written.
    pub errors: Vec<Violation>,
}

/// A row that was looked at by itself.
#[derive(Debug, Clone)]
pub struct ReadRow {
    /// Its place.
    pub line: i32,
    /// Its account number, if it has one, also when something else is wrong.
    pub number: Option<AwsAccountId>,
    /// What is wanted, or all that is wrong with it.
    pub content: Result<OnboardingPlanAccount, Vec<Violation>>,
}

/// The rows of a list.
pub fn of_list(rows: Vec<Value>) -> Vec<GivenRow> {
    let given = |(value, line)| GivenRow { line, value, errors: Vec::new() };
    rows.into_iter().zip(1..).map(given).collect()
}

/// The rows of a CSV file. Refused are a file without a header or without rows, with too many of them, with a column that is
/// unknown, given twice or missing, and with a quote that never closes: each says where.
pub fn of_csv(text: &str) -> Result<Vec<GivenRow>, Refusal> {
    let refused = |error| Refusal::invalid(vec![Violation::at(ROWS, error)]);
    let is_blank = |record: &Result<Record, _>| record.as_ref().is_ok_and(Record::is_blank);
    let records = csv::records(text, delimiter(text)).filter(|record| !is_blank(record));
    let mut records = records.map(|record| record.map_err(|place| refused(unclosed(place))));
    let header = records.next().ok_or_else(|| refused(FieldError::new("no_header")))??;
    let columns = columns(&header)?;
    // One more shows that there are too many; what follows is not even read.
    let rows = records.take(MOST_ROWS + 1).map(|record| Ok(row(&record?, &columns)));
    let rows: Vec<_> = rows.collect::<Result<_, Refusal>>()?;
    match rows.len() {
        0 => Err(refused(FieldError::new("too_few").with("min", "1"))),
        count if count > MOST_ROWS => Err(refused(FieldError::new("too_many").with("max", MOST_ROWS.to_string()))),
        _ => Ok(rows),
    }
}

fn unclosed(place: Unclosed) -> FieldError {
    FieldError::new("unclosed_quote").with("line", place.line.to_string()).with("column", place.column.to_string())
}

/// What separates the fields of the header: by what most of its names are known.
fn delimiter(text: &str) -> char {
    let is_empty = |character: char| character.is_whitespace() || character == '"' || DELIMITERS.contains(&character);
    let header = text.split(['\n', '\r']).find(|line| !line.chars().all(is_empty)).unwrap_or_default();
    let known = |delimiter: char| {
        let names = csv::records(header, delimiter).next().and_then(Result::ok);
        names.map_or(0, |names| names.fields.iter().filter(|name| column(name).is_some()).count())
    };
    // Of equals the last is the maximum.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| known(*delimiter)).unwrap_or(',')
}

fn column(name: &str) -> Option<&'static str> {
    COLUMNS.iter().map(|(known, _)| *known).find(|known| *known == name.trim())
}

/// The columns in the order of the header.
fn columns(header: &Record) -> Result<Vec<&'static str>, Refusal> {
    let (mut columns, mut errors) = (Vec::new(), Vec::new());
    let at = |code, column: usize| {
        FieldError::new(code).with("line", header.line.to_string()).with("column", column.to_string())
    };
    for (name, place) in header.fields.iter().zip(1..) {
        if errors.len() >= MOST_OF_HEADER {
            break;
        }
        match column(name) {
            None => {
                let known: Vec<_> = COLUMNS.iter().map(|(name, _)| *name).collect();
                errors.push(Violation::at(ROWS, at("unknown_column", place).with("allowed", known.join(", "))));
            }
            Some(known) => match columns.iter().position(|other| *other == known) {
                Some(first) => {
                    let error = at("duplicate_column", place).with("first", (first + 1).to_string());
                    errors.push(Violation::at(ROWS, error));
                }
                None => columns.push(known),
            },
        }
    }
    for (name, _) in COLUMNS.iter().filter(|(name, required)| *required && !columns.contains(name)) {
        let error = FieldError::new("missing_column").with("line", header.line.to_string()).with("name", *name);
        errors.push(Violation::at(ROWS, error));
    }
    errors.truncate(MOST_OF_HEADER);
    all_or_invalid(errors).map(|()| columns)
}

fn row(record: &Record, columns: &[&'static str]) -> GivenRow {
    let line = i32::try_from(record.line).unwrap_or(i32::MAX);
    let (wanted, given) = (columns.len(), record.fields.len());
    if wanted != given {
        let code = if given < wanted { "too_few_fields" } else { "too_many_fields" };
        let error = FieldError::new(code).with("expected", wanted.to_string()).with("given", given.to_string());
        return GivenRow { line, value: Value::Null, errors: vec![Violation::at("", error)] };
    }
    let named = columns.iter().zip(&record.fields).filter(|(_, field)| !field.trim().is_empty());
    let value: Map<_, _> = named.map(|(name, field)| ((*name).to_owned(), value(name, field.trim()))).collect();
    let stray = record.stray_quote.and_then(|field| columns.get(field - 1));
    let errors = stray.map(|name| Violation::at(format!("/{name}"), FieldError::new("stray_quote")));
    GivenRow { line, value: Value::Object(value), errors: errors.into_iter().collect() }
}

fn value(column: &str, field: &str) -> Value {
    match field.to_ascii_lowercase().as_str() {
        "true" if column == FLAG => Value::Bool(true),
        "false" if column == FLAG => Value::Bool(false),
        _ => Value::from(field),
    }
}

/// Checks a row against the schema that the document publishes.
pub fn read(shapes: &Shapes, given: GivenRow) -> ReadRow {
    let GivenRow { line, value, mut errors } = given;
    let number = value.get("awsAccountId").and_then(Value::as_str).map(str::to_owned);
    let parsed = number.as_deref().and_then(|number| AwsAccountId::parse(number).ok());
    // A row whose fields cannot be told apart has no further mistakes.
    if !value.is_null() || errors.is_empty() {
        errors.extend(shapes.check(ROW, &value));
    }
    for error in errors.iter_mut().filter(|error| error.error.code == "invalid_aws_account_id") {
        if let Some(spoilt) = number.as_deref().and_then(spoilt) {
            error.error = spoilt;
        }
    }
    errors.truncate(MOST_ERRORS);
    let content = match errors.is_empty() {
        true => serde_json::from_value(value).map_err(|_| vec![unread()]),
        false => Err(errors),
    };
    ReadRow { line, number: parsed, content }
}

fn unread() -> Violation {
    Violation::at("", FieldError::new("wrong_type").with_text("expected", "reason-as-documented"))
}

/// What a spreadsheet has made of an account number that it took for an amount.
fn spoilt(text: &str) -> Option<FieldError> {
    let text = text.trim();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| text.split(['.', ',']).all(digits) && text.split(['.', ',']).count() <= 2;
    if let Some((mantissa, exponent)) = text.split_once(['E', 'e'])
        && number(mantissa)
        && digits(exponent.trim_start_matches('+'))
    {
        return Some(FieldError::new("number_in_scientific_notation"));
    }
    let lost = digits(text) && (9..=11).contains(&text.len());
    lost.then(|| FieldError::new("leading_zeros_lost").with("given", text.len().to_string()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::Code;

    fn read_csv(text: &str) -> Vec<(i32, Value)> {
        of_csv(text).unwrap().into_iter().map(|row| (row.line, row.value)).collect()
    }

    fn refused(text: &str) -> Vec<(&'static str, Vec<String>)> {
        let refusal = of_csv(text).unwrap_err();
        assert_eq!(refusal.code, Code::InvalidRequest);
        let told = |one: Violation| {
            assert_eq!(one.pointer, "/rows");
            (one.error.code, one.error.args.into_iter().map(|(name, value)| format!("{name} {value}")).collect())
        };
        refusal.errors.into_iter().map(told).collect()
    }

    #[test]
    fn a_file_is_read_with_every_delimiter_and_end_of_line() {
        let wanted = vec![
            (2, json!({ "awsAccountId": "111122223333", "supportType": "basic", "submitLinkRequest": true })),
            (
                4,
                json!({ "awsAccountId": "012345678901", "supportType": "business_plus", "nickname": "Sol, Norte; Sur" }),
            ),
        ];
        for delimiter in [",", ";", "\t"] {
            for end in ["\n", "\r\n", "\r"] {
                let lines = [
                    ["awsAccountId", "nickname", "supportType", "submitLinkRequest"],
                    ["111122223333", "", " basic ", "TRUE"],
                    ["", " ", "", ""],
                    ["012345678901", "\"Sol, Norte; Sur\"", "business_plus", ""],
                ];
                let text = lines.map(|line| line.join(delimiter)).join(end);
                assert_eq!(read_csv(&text), wanted, "{delimiter:?} {end:?}");
            }
        }
    }

    #[test]
    fn a_file_of_another_shape_is_refused_whole_and_says_where() {
        let told = |code, args: &[&str]| vec![(code, args.iter().map(ToString::to_string).collect::<Vec<_>>())];
        assert_eq!(refused(" \n\n"), told("no_header", &[]));
        assert_eq!(refused("awsAccountId,supportType\n\n"), told("too_few", &["min 1"]));
        let row = "111122223333,basic\n";
        let many = format!("awsAccountId,supportType\n{}", row.repeat(MOST_ROWS + 1));
        assert_eq!(refused(&many), told("too_many", &["max 1000"]));
        assert_eq!(read_csv(&many[..many.len() - row.len()]).len(), MOST_ROWS);
        assert_eq!(
            refused("awsAccountId;supportType;awsAccountId\n1;2;3\n"),
            told("duplicate_column", &["line 1", "column 3", "first 1"])
        );
        assert_eq!(refused("\nsupportType\nbasic\n"), told("missing_column", &["line 2", "name awsAccountId"]));
        let unknown = refused("awsAccountId,supportType,suportPlanId\n1,2,3\n");
        assert_eq!(
            (unknown[0].0, &unknown[0].1[..2]),
            ("unknown_column", &["line 1".to_owned(), "column 3".to_owned()][..])
        );
        assert_eq!(
            refused("awsAccountId,supportType\n111122223333,\"basic\n"),
            told("unclosed_quote", &["line 2", "column 14"])
        );
    }

    #[test]
    fn of_a_file_without_measure_no_more_is_read_than_is_told() {
        assert_eq!(refused(&format!("awsAccountId,supportType{}", ",".repeat(1000))).len(), MOST_OF_HEADER);
        // What follows the row that is too much would be a mistake.
        let many = format!("awsAccountId,supportType\n{}\"", "a\n".repeat(MOST_ROWS + 1));
        assert_eq!(refused(&many)[0].0, "too_many");
    }

    #[test]
    fn what_separates_fields_is_told_by_the_first_line_with_a_name() {
        let row = json!({ "awsAccountId": "111122223333", "supportType": "basic" });
        assert_eq!(read_csv(";\n\"\";\nawsAccountId;supportType\n111122223333;basic\n"), [(4, row)]);
    }

    #[test]
    fn a_row_of_another_length_or_with_a_stray_quote_is_that_rows_mistake() {
        let rows = of_csv("awsAccountId,supportType\n1\n1,2,3\n111122223333,ba\"sic\n").unwrap();
        let told: Vec<_> =
            rows.iter().map(|row| (row.line, row.errors[0].pointer.as_str(), row.errors[0].error.code)).collect();
        assert_eq!(told, [(2, "", "too_few_fields"), (3, "", "too_many_fields"), (4, "/supportType", "stray_quote")]);
    }

    #[test]
    fn a_number_that_a_spreadsheet_spoilt_is_known() {
        let code = |text| spoilt(text).map(|error| error.code);
        for text in ["1.23457E+11", "1,23457E+11", "1e11", " 1.2E11 "] {
            assert_eq!(code(text), Some("number_in_scientific_notation"), "{text}");
        }
        for text in ["12345678901", "1234567890", "123456789"] {
            assert_eq!(code(text), Some("leading_zeros_lost"), "{text}");
        }
        for text in ["12345678", "1234567890123", "E", "1E", "E11", "1.2.3E4", "x1234567890", "1.23457F+11"] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}
