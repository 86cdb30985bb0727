//! Reads CSV files by the rule in sdk/README.md that the examples of all SDKs share. The crate csv cannot follow it: it
//! takes quotes that never close and text after those that do, and counts lines in another way.

use std::collections::BTreeMap;

const COLUMNS: [&str; 3] = ["awsAccountId", "nickname", "supportType"];
const REQUIRED: [&str; 2] = ["awsAccountId", "supportType"];
// Named one by one, because each language's own idea of them is another one.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\u{a0}'];

/// What a row has that is not empty, by column.
pub type Fields = BTreeMap<String, String>;

#[derive(Debug, PartialEq)]
pub struct Row {
    pub line: usize,
    /// Or why it cannot be used.
    pub fields: Result<Fields, String>,
}

/// The rows below the header; the error says why the file as a whole is refused.
pub fn read(file: &[u8]) -> Result<Vec<Row>, String> {
    let text = String::from_utf8_lossy(file).replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    // U+FFFD stands for what is not UTF-8; in UTF-16 every other byte is NUL.
    if let Some(index) = text.split('\n').position(|line| line.contains(['\u{fffd}', '\0'])) {
        return Err(format!("line {} is not UTF-8: save the file as 'CSV UTF-8'", index + 1));
    }
    let mut reader = Reader { text, delimiter: delimiter_of(text), line: 1 };
    let (mut columns, mut rows) = (Vec::new(), Vec::new());
    while !reader.text.is_empty() {
        let line = reader.line;
        let values = reader.record()?;
        if values.iter().all(String::is_empty) {
            continue;
        }
        if columns.is_empty() {
            check_header(line, &values)?;
            columns = values;
        } else {
            rows.push(Row { line, fields: fields(&columns, values) });
        }
    }
    if columns.is_empty() { Err("the file is empty".to_owned()) } else { Ok(rows) }
}

/// The one that finds the most columns in the header, or else the first.
fn delimiter_of(text: &str) -> char {
    let is_blank = |c: char| BLANKS.contains(&c) || c == '"';
    let header =
        text.split('\n').find(|line| line.contains(|c: char| !is_blank(c) && c != ',' && c != ';')).unwrap_or_default();
    let found = |one: &char| header.split(*one).filter(|name| COLUMNS.contains(&name.trim_matches(is_blank))).count();
    // Of equals `max_by_key` takes the last.
    ['\t', ';', ','].into_iter().max_by_key(found).unwrap_or(',')
}

/// What is still to be read, and the line that it begins in.
struct Reader<'a> {
    text: &'a str,
    delimiter: char,
    line: usize,
}

impl<'a> Reader<'a> {
    /// The fields of the next record.
    fn record(&mut self) -> Result<Vec<String>, String> {
        let mut values = Vec::new();
        loop {
            if self.split_at_end_of_field().0.trim_start_matches(BLANKS).starts_with('"') {
                self.text = self.text.trim_start_matches(BLANKS);
            }
            // Two quotes within a field end a part of it and begin the next.
            let mut parts = Vec::new();
            while let Some(quoted) = self.text.strip_prefix('"') {
                let unclosed = || format!("line {}: a quote opens that never closes", self.line);
                let (part, rest) = quoted.split_once('"').ok_or_else(unclosed)?;
                parts.push(part);
                self.text = rest;
            }
            let value = parts.join("\"");
            self.line += value.matches('\n').count();
            let (rest, after) = self.split_at_end_of_field();
            if !parts.is_empty() && !rest.trim_matches(BLANKS).is_empty() {
                return Err(format!("line {}: text follows a closing quote", self.line));
            }
            values.push((value + rest).trim_matches(BLANKS).to_owned());
            let mut after = after.chars();
            let end = after.next();
            self.text = after.as_str();
            if end != Some(self.delimiter) {
                self.line += 1;
                return Ok(values);
            }
        }
    }

    fn split_at_end_of_field(&self) -> (&'a str, &'a str) {
        self.text.split_at(self.text.find([self.delimiter, '\n']).unwrap_or(self.text.len()))
    }
}

fn check_header(line: usize, names: &[String]) -> Result<(), String> {
    for (index, name) in names.iter().enumerate() {
        if !COLUMNS.contains(&name.as_str()) {
            return Err(format!("line {line}: unknown column \"{name}\"; known are {}", COLUMNS.join(", ")));
        }
        if names.iter().take(index).any(|before| before == name) {
            return Err(format!("line {line}: the column \"{name}\" is there twice"));
        }
    }
    match REQUIRED.into_iter().find(|name| !names.iter().any(|column| column == name)) {
        Some(name) => Err(format!("line {line}: the column \"{name}\" is missing")),
        None => Ok(()),
    }
}

fn fields(columns: &[String], values: Vec<String>) -> Result<Fields, String> {
    if values.len() != columns.len() {
        return Err(format!("the number of fields is {}, not {}", values.len(), columns.len()));
    }
    let fields: Fields = columns.iter().cloned().zip(values).filter(|(_, value)| !value.is_empty()).collect();
    match REQUIRED.into_iter().find(|name| !fields.contains_key(*name)) {
        Some(name) => Err(format!("no {name}")),
        None => Ok(fields),
    }
}
