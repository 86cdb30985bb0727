//! Lists of AWS's in pages.

use crate::fault::AwsUnavailable;

/// AWS's lists have an end; one with more pages than this has none.
const MOST_PAGES: usize = 1000;

/// All things of a list, whose pages are asked for with the token of the page before. An empty page with a token is not the
/// end.
pub(super) async fn all<T>(
    page: impl AsyncFn(Option<String>) -> Result<(Option<Vec<T>>, Option<String>), AwsUnavailable>,
) -> Result<Vec<T>, AwsUnavailable> {
    let (mut found, mut token) = (Vec::new(), None);
    for _ in 0..MOST_PAGES {
        let (things, next) = page(token).await?;
        found.extend(things.unwrap_or_default());
        token = next.filter(|token| !token.is_empty());
        if token.is_none() {
            return Ok(found);
        }
    }
    Err(AwsUnavailable("AWS's list has no end".to_owned()))
}
