//! Pages: `limit`, and opaque cursors that belong to one list and its filters.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::{Code, Refusal};

const FINGERPRINT: usize = 8;
const CHECK: usize = 4;

/// Which page of a list is wanted.
#[derive(Debug, Clone)]
pub struct Page {
    /// Items on the page, 1–100 (checked with the query's schema).
    pub limit: i64,
    /// The list goes on after (before in time) the item with this id.
    pub after: Option<String>,
    fingerprint: [u8; FINGERPRINT],
    base: String,
}

impl Page {
    /// Reads `limit` and `cursor`; the other parameters are the filters that the cursor must have been made with.
    /// Without `limit` it is the list's own `default_limit`.
    pub fn of_query(path: &str, pairs: &[(String, String)], default_limit: i64) -> Result<Self, Refusal> {
        let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        // Where a feed began, and how long somebody waits for it, makes no difference to where it goes on.
        let filters = pairs.iter().filter(|(name, _)| !["limit", "cursor", "since", "wait"].contains(&name.as_str()));
        let mut filters: Vec<_> = filters.collect();
        filters.sort();
        let mut hash = Sha256::new_with_prefix(path);
        for (name, value) in &filters {
            hash.update(format!("\0{name}\0{value}"));
        }
        let fingerprint = head(&hash.finalize());
        let after = value("cursor").map(|cursor| decode(cursor, fingerprint)).transpose()?;
        let limit = value("limit").and_then(|limit| limit.parse().ok()).unwrap_or(default_limit);
        let kept: Vec<_> = pairs.iter().filter(|(name, _)| name != "cursor").collect();
        let base = format!("{path}?{}", serde_urlencoded::to_string(kept).unwrap_or_default());
        Ok(Self { limit, after, fingerprint, base })
    }

    /// How many rows to load: one more than the page holds tells whether there is a next page.
    pub fn rows(&self) -> i64 {
        self.limit + 1
    }

    /// Leaves of the loaded rows those that stand on the page; whether more follow.
    pub fn cut<R>(&self, rows: &mut Vec<R>) -> bool {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        more
    }

    /// The cursor of the page after the item with this id.
    pub fn cursor_after(&self, id: &str) -> String {
        let mut body = self.fingerprint.to_vec();
        body.extend_from_slice(id.as_bytes());
        let mut bytes = head::<CHECK>(&Sha256::digest(&body)).to_vec();
        bytes.append(&mut body);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Path and query of the page that this cursor leads to.
    pub fn next_path(&self, cursor: &str) -> String {
        let joint = if self.base.ends_with('?') { "" } else { "&" };
        format!("{}{joint}cursor={cursor}", self.base)
    }
}

fn head<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    for (to, from) in out.iter_mut().zip(bytes) {
        *to = *from;
    }
    out
}

fn decode(cursor: &str, fingerprint: [u8; FINGERPRINT]) -> Result<String, Refusal> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| Code::CursorInvalid)?;
    let (check, body) = bytes.split_at_checked(CHECK).ok_or(Code::CursorInvalid)?;
    if check != head::<CHECK>(&Sha256::digest(body)) {
        return Err(Code::CursorInvalid.into());
    }
    let (print, id) = body.split_at_checked(FINGERPRINT).ok_or(Code::CursorInvalid)?;
    if print != fingerprint {
        return Err(Code::CursorMismatch.into());
    }
    // Anybody can compute the check: what is no id must not reach the database (PostgreSQL fails on NUL).
    let id = std::str::from_utf8(id).ok().filter(|id| id.bytes().all(|byte| byte.is_ascii_graphic()));
    Ok(id.ok_or(Code::CursorInvalid)?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ClientId;
    use uuid::Uuid;

    fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_cursor_reads_back_with_the_same_filters_in_any_order_and_limit() {
        let id = ClientId::from_uuid(Uuid::now_v7());
        let first = Page::of_query("/clients", &pairs(&[("q", "a"), ("status", "active")]), 25).unwrap();
        let cursor = first.cursor_after(id.as_str());
        let query = pairs(&[("status", "active"), ("limit", "3"), ("q", "a"), ("cursor", &cursor)]);
        let next = Page::of_query("/clients", &query, 25).unwrap();
        assert_eq!(next.after, Some(id.to_string()));
        assert_eq!(next.limit, 3);
    }

    #[test]
    fn a_cursor_of_other_filters_or_another_list_is_a_mismatch() {
        let id = ClientId::from_uuid(Uuid::now_v7());
        let cursor = Page::of_query("/clients", &[], 25).unwrap().cursor_after(id.as_str());
        for (path, query) in [("/clients", vec![("q", "a")]), ("/resellers", vec![])] {
            let mut query = query;
            query.push(("cursor", &cursor));
            assert_eq!(Page::of_query(path, &pairs(&query), 25).unwrap_err().code, Code::CursorMismatch);
        }
    }

    #[test]
    fn a_cut_or_changed_cursor_is_invalid() {
        let id = ClientId::from_uuid(Uuid::now_v7());
        let cursor = Page::of_query("/clients", &[], 25).unwrap().cursor_after(id.as_str());
        for end in 0..cursor.len() {
            let query = pairs(&[("cursor", &cursor[..end])]);
            assert_eq!(Page::of_query("/clients", &query, 25).unwrap_err().code, Code::CursorInvalid);
        }
        let changed = format!("{}A", &cursor[..cursor.len() - 1]);
        let query = pairs(&[("cursor", if changed == cursor { "AAAA" } else { &changed })]);
        assert_eq!(Page::of_query("/clients", &query, 25).unwrap_err().code, Code::CursorInvalid);
    }
}
