//! Reads CSV (RFC 4180) into records that know where they stand, so that a mistake can be shown to whoever made it. Readers
//! that others wrote take quotes that never close, or stand where none can, and do not tell where anything was.

use std::iter::Peekable;
use std::str::Chars;

/// One line of a file, or several when a quoted field has ends of lines in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The line that it begins at, from 1.
    pub line: usize,
    /// Its fields, without their quotes.
    pub fields: Vec<String>,
    /// The first field, from 1, with a quote that neither begins nor ends it nor is doubled.
    pub stray_quote: Option<usize>,
}

impl Record {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.stray_quote.is_none() && self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// A quote that never closes: everything after it would be one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unclosed {
    /// Its line, from 1.
    pub line: usize,
    /// Its column, in characters from 1.
    pub column: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the beginning of a field.
    Begins,
    /// In a field without quotes.
    Plain,
    /// In quotes.
    Quoted,
    /// Behind a quote inside quotes: it is the end, or doubled.
    Behind,
}

/// The records of a text, each read as it is asked for, so that nothing is made of those that nobody wants; lines end with LF,
/// CRLF or CR.
pub fn records(text: &str, delimiter: char) -> impl Iterator<Item = Result<Record, Unclosed>> {
    let mut reader = Reader::new();
    let mut characters = text.chars().peekable();
    std::iter::from_fn(move || next(&mut reader, &mut characters, delimiter))
}

fn next(
    reader: &mut Reader,
    characters: &mut Peekable<Chars<'_>>,
    delimiter: char,
) -> Option<Result<Record, Unclosed>> {
    while let Some(character) = characters.next() {
        let is_end = matches!(character, '\n' | '\r');
        // The first character of CRLF ends the line, and the second belongs to it.
        let is_pair = character == '\r' && characters.peek() == Some(&'\n');
        if reader.state == State::Quoted || !(is_end || character == delimiter) {
            reader.take(character);
        } else if is_end {
            reader.end_record();
        } else {
            reader.end_field();
        }
        if is_pair {
            characters.next();
            if reader.state == State::Quoted {
                reader.field.push('\n');
            }
        }
        reader.step(is_end);
        if let Some(record) = reader.done.take() {
            return Some(Ok(record));
        }
    }
    reader.finish()
}

struct Reader {
    state: State,
    field: String,
    record: Record,
    done: Option<Record>,
    line: usize,
    column: usize,
    opened: Unclosed,
}

impl Reader {
    fn new() -> Self {
        let record = Record { line: 1, fields: Vec::new(), stray_quote: None };
        let opened = Unclosed { line: 1, column: 1 };
        Self { state: State::Begins, field: String::new(), record, done: None, line: 1, column: 1, opened }
    }

    fn take(&mut self, character: char) {
        match (self.state, character) {
            (State::Begins, '"') => {
                self.state = State::Quoted;
                self.opened = Unclosed { line: self.line, column: self.column };
            }
            (State::Quoted, '"') => self.state = State::Behind,
            (State::Behind, '"') => {
                self.state = State::Quoted;
                self.field.push('"');
            }
            (State::Behind, _) | (State::Plain, '"') => {
                self.record.stray_quote.get_or_insert(self.record.fields.len() + 1);
                self.state = State::Plain;
                self.field.push(character);
            }
            (State::Begins | State::Plain, _) => {
                self.state = State::Plain;
                self.field.push(character);
            }
            (State::Quoted, _) => self.field.push(character),
        }
    }

    fn end_field(&mut self) {
        self.record.fields.push(std::mem::take(&mut self.field));
        self.state = State::Begins;
    }

    fn end_record(&mut self) {
        self.end_field();
        let next = Record { line: self.line + 1, fields: Vec::new(), stray_quote: None };
        self.done = Some(std::mem::replace(&mut self.record, next));
    }

    fn step(&mut self, is_end: bool) {
        if is_end {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
    }

    fn finish(&mut self) -> Option<Result<Record, Unclosed>> {
        if self.state == State::Quoted {
            self.state = State::Begins;
            self.record.fields.clear();
            return Some(Err(self.opened));
        }
        // What follows the last end of a line is a record only when there is something.
        if self.state != State::Begins || !self.record.fields.is_empty() {
            self.end_record();
        }
        self.done.take().map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Record, Unclosed};

    fn records(text: &str, delimiter: char) -> Result<Vec<Record>, Unclosed> {
        super::records(text, delimiter).collect()
    }

    fn fields(text: &str) -> Vec<Vec<String>> {
        records(text, ',').unwrap().into_iter().map(|record| record.fields).collect()
    }

    #[test]
    fn fields_are_separated_and_quotes_are_taken_off() {
        assert_eq!(fields("a,b\r\nc,\"d,\"\"e\"\"\"\n"), [["a", "b"], ["c", "d,\"e\""]]);
        assert_eq!(fields("a,\n,b\n,"), [["a", ""], ["", "b"], ["", ""]]);
        assert_eq!(fields("\"\",x"), [["", "x"]]);
        assert_eq!(fields(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_record_knows_the_line_that_it_begins_at() {
        let lines = |text: String| records(&text, ',').unwrap().iter().map(|record| record.line).collect::<Vec<_>>();
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(lines(["a", "\"b", "c\"", "", "d"].join(end)), [1, 2, 4, 5], "{end:?}");
        }
        assert_eq!(fields("\"a\r\nb\"")[0], ["a\r\nb"]);
    }

    #[test]
    fn a_quote_that_never_closes_is_told_with_its_place() {
        assert_eq!(records("a,b\nñ,\"c\nd,e\n", ','), Err(Unclosed { line: 2, column: 3 }));
        assert_eq!(records("\"", ','), Err(Unclosed { line: 1, column: 1 }));
    }

    #[test]
    fn a_quote_where_none_can_stand_is_told_with_its_field() {
        let stray = |text| records(text, ',').unwrap()[0].stray_quote;
        assert_eq!(stray("a,Sol \"Norte\""), Some(2));
        assert_eq!(stray("\"Sol \"Norte\"\",b"), Some(1));
        assert_eq!(stray("\"a\",\"b \"\"c\"\"\""), None);
    }

    fn spelt(rows: &[Vec<String>], delimiter: u8, style: csv::QuoteStyle) -> String {
        let mut writer =
            csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).flexible(true).from_writer(vec![]);
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[\"a,;\t\r\n ñ]{0,60}") {
            for delimiter in [',', ';', '\t'] {
                if let Ok(records) = records(&text, delimiter) {
                    prop_assert!(records.windows(2).all(|pair| pair[0].line < pair[1].line));
                }
            }
        }

        #[test]
        fn what_another_program_writes_is_read(
            rows in prop::collection::vec(prop::collection::vec("[a-z\",;\t\r\n ñ]{0,8}", 1..4), 0..6),
            always in any::<bool>(),
        ) {
            let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            for delimiter in *b",;\t" {
                let read = records(&spelt(&rows, delimiter, style), char::from(delimiter)).unwrap();
                prop_assert!(read.iter().all(|record| record.stray_quote.is_none()));
                prop_assert_eq!(&read.into_iter().map(|record| record.fields).collect::<Vec<_>>(), &rows);
            }
        }
    }
}
