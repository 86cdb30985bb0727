//! Decimals as text.

/// Whether `text` is `-?(0|[1-9][0-9]*)(\.[0-9]+)?` in ASCII, with at most so many digits on each side of the point.
pub(super) fn is_plain_decimal(text: &str, max_whole: usize, max_fraction: usize) -> bool {
    let digits =
        |part: &str, max: usize| (1..=max).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    digits(whole, max_whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(|fraction| digits(fraction, max_fraction))
}
