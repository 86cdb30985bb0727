//! Laws of every parser, on generated text: whatever arrives, nothing panics; what is accepted prints in one form, and
//! that form reads back as the same. `PROPTEST_CASES` sets how many texts each law sees (256).

mod headers;
mod patches;
mod queries;
mod text;
mod values;
