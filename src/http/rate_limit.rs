//! What the answers' headers tell of rate limits.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::limits::Standing;

/// How a reseller's bucket stood after a request, beside the credential's own.
#[derive(Debug, Clone, Copy)]
pub struct OfReseller(pub Standing);

/// Writes how a bucket stands. What another bucket has written stays before it in the list.
pub fn write(standing: Standing, headers: &mut HeaderMap) {
    for (name, value) in standing.fields() {
        let name = HeaderName::from_static(name);
        let before = headers.get(&name).and_then(|before| before.to_str().ok());
        let list = before.map_or_else(|| value.clone(), |before| format!("{before}, {value}"));
        if let Ok(list) = HeaderValue::from_str(&list) {
            headers.insert(name, list);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ResellerId;
    use crate::limits::{Limit, RateLimits, TokenLimits};

    #[test]
    fn both_buckets_stand_in_one_list() {
        let limits = RateLimits::new(Limit::parse("1/s burst 2"), Limit::parse("2/s burst 8"), TokenLimits::default());
        let mut headers = HeaderMap::new();
        write(limits.take(&"a".parse().unwrap()).unwrap().unwrap(), &mut headers);
        let reseller = ResellerId::from_uuid(uuid::Uuid::now_v7());
        write(limits.take_reseller(&reseller).unwrap().unwrap(), &mut headers);
        assert_eq!(headers.get("ratelimit-policy").unwrap(), "\"default\";q=2;w=2, \"reseller\";q=8;w=4");
        assert_eq!(headers.get("ratelimit").unwrap(), "\"default\";r=1;t=1, \"reseller\";r=7;t=1");
    }
}
