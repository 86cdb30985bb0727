//! Origins of browser apps.

use reqwest::Url;

/// Reads a list of exact origins, as browsers send them. Wildcards are refused: whoever names no origin trusts them all.
pub fn parse_origins(list: &str) -> Result<Vec<String>, String> {
    let is_origin = |text: &str| {
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        !text.contains('*') && url.is_some_and(|url| url.origin().ascii_serialization() == text)
    };
    let origins: Vec<_> = list.split(',').map(|origin| origin.trim().to_owned()).collect();
    match origins.iter().find(|origin| !is_origin(origin)) {
        None => Ok(origins),
        // As browsers write them: small letters, and no port that is the scheme's own.
        Some(_) => {
            Err("must be exact origins such as https://portal.example.com, comma-separated, without paths or *"
                .to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_origins_are_taken() {
        let list = "https://portal.example.com, http://localhost:5173,https://[::1]:8443";
        assert_eq!(
            parse_origins(list).unwrap(),
            ["https://portal.example.com", "http://localhost:5173", "https://[::1]:8443"]
        );
    }

    #[test]
    fn everything_that_no_browser_sends_as_an_origin_is_refused() {
        for bad in [
            "*",
            "null",
            "https://*.example.com",
            "https://portal.example.com/",
            "https://portal.example.com/app",
            "https://Portal.example.com",
            "https://portal.example.com:443",
            "http://portal.example.com:80",
            "portal.example.com",
            "https://user@portal.example.com",
            "https://portal.example.com?x",
            "ftp://portal.example.com",
            "file:///etc",
            "https://portal.example.com,",
            ",",
            " ",
        ] {
            assert!(parse_origins(bad).is_err(), "{bad}");
        }
    }
}
