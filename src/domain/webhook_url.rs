//! Where a webhook is: an address that the server sends to by itself, so that what it may be is narrow.

use std::net::IpAddr;

use url::{Host, Url};

use super::global_address::is_global;
use super::{Code, FieldError, Refusal};

/// Bytes that an address may have.
const LONGEST: usize = 2048;

/// The first port that programs without rights of their own may have.
const FIRST_FREE_PORT: u16 = 1024;

const HTTPS_PORT: u16 = 443;

/// Names that lead nowhere on the Internet, by what they end in.
const INTERNAL: &[&str] =
    &["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion"];

/// The address of a webhook, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookUrl {
    text: String,
    url: Url,
}

checked_text!(conversions WebhookUrl);

impl WebhookUrl {
    /// Reads an address: `https` or `http` with a host, without user, password and fragment, of 2,048 bytes at most. Which
    /// hosts may be is another question: [`Self::check_allowed`].
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let refused = || FieldError::new("invalid_webhook_url");
        // The parser leaves these out in silence.
        if text.len() > LONGEST || text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err(refused());
        }
        let url = Url::parse(text).map_err(|_| refused())?;
        let is_web = matches!(url.scheme(), "https" | "http");
        let is_signed_in = !url.username().is_empty()
            || url.password().is_some()
            || text.split(['/', '?']).nth(2).is_some_and(|authority| authority.contains('@'));
        let has_host = url.host_str().is_some_and(|host| !host.is_empty());
        if !is_web || is_signed_in || !has_host || url.fragment().is_some() || url.port() == Some(0) {
            return Err(refused());
        }
        Ok(Self { text: text.to_owned(), url })
    }

    /// The address, as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Refuses what is not spoken to: anything but `https` on port 443 or from 1024 on, and hosts that are seen not to be on
    /// the Internet at large. What a name leads to is looked at again whenever it is spoken to.
    pub fn check_allowed(&self, allow_private: bool) -> Result<(), Refusal> {
        let refused = |reason: &'static str| Err(Refusal::new(Code::WebhookAddressNotAllowed).with("reason", reason));
        if allow_private {
            return Ok(());
        }
        if !self.is_https() {
            return refused("scheme");
        }
        if self.port() != HTTPS_PORT && self.port() < FIRST_FREE_PORT {
            return refused("port");
        }
        let is_public = match self.url.host() {
            Some(Host::Domain(name)) => is_public_name(name),
            Some(Host::Ipv4(address)) => is_global(address.into()),
            Some(Host::Ipv6(address)) => is_global(address.into()),
            None => false,
        };
        if is_public { Ok(()) } else { refused("address") }
    }

    /// Whether it is spoken to by TLS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or(HTTPS_PORT)
    }

    /// The host's name; none when it is an address.
    pub fn name(&self) -> Option<&str> {
        match self.url.host() {
            Some(Host::Domain(name)) => Some(name),
            _ => None,
        }
    }

    /// The host's address, when that is what was written.
    pub fn address(&self) -> Option<IpAddr> {
        match self.url.host() {
            Some(Host::Ipv4(address)) => Some(address.into()),
            Some(Host::Ipv6(address)) => Some(address.into()),
            _ => None,
        }
    }

    /// What the header `Host` says.
    pub fn authority(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Path and query.
    pub fn target(&self) -> String {
        let path = self.url.path();
        self.url.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
    }
}

/// A name of several labels that is not of those that only a network itself knows.
fn is_public_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let last = name.rsplit_once('.').map(|(_, last)| last);
    last.is_some_and(|last| !INTERNAL.iter().any(|internal| last.eq_ignore_ascii_case(internal)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(text: &str) -> Result<(), String> {
        let url = WebhookUrl::parse(text).map_err(|error| error.code.to_owned())?;
        url.check_allowed(false).map_err(|refusal| refusal.args[0].1.clone())
    }

    #[test]
    fn addresses_on_the_internet_are_taken() {
        for text in [
            "https://example.com",
            "https://example.com:443/hooks?key=1",
            "https://hooks.example.com:8443/a%20b",
            "https://8.8.8.8/",
            "https://[2606:4700:4700::1111]/hooks",
            "https://bücher.example/hooks",
        ] {
            assert_eq!(allowed(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn every_spelling_of_an_address_inside_is_refused() {
        for text in [
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0177.0.0.1/",
            "https://0x7f.1/",
            "https://0x7f000001/",
            "https://127.1/",
            "https://127.0.0.1./",
            "https://①②⑦.0.0.1/",
            "https://127。0。0。1/",
            "https://0/",
            "https://10.0.0.8/",
            "https://169.254.169.254/latest/meta-data",
            "https://0xa9fea9fe/",
            "https://[::1]/",
            "https://[::]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[fd00:ec2::254]/",
            "https://[fe80::1]/",
            "https://localhost/",
            "https://LOCALHOST./",
            "https://a.localhost/",
            "https://intranet/",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://1.0.0.127.in-addr.arpa/",
        ] {
            assert_eq!(allowed(text), Err("address".to_owned()), "{text}");
        }
    }

    #[test]
    fn other_schemes_and_ports_are_refused_and_nonsense_is_none() {
        assert_eq!(allowed("http://example.com/"), Err("scheme".to_owned()));
        for port in [1, 22, 25, 80, 444, 1023] {
            assert_eq!(allowed(&format!("https://example.com:{port}/")), Err("port".to_owned()));
        }
        for text in [
            "",
            "example.com",
            "//example.com",
            "ftp://example.com/",
            "file:///etc/passwd",
            "gopher://example.com",
            "https://",
            "https://user@example.com/",
            "https://user:password@example.com/",
            "https://@example.com/",
            "https://example.com/#part",
            "https://example.com:0/",
            "https://example.com:99999/",
            "https://exam ple.com/",
            " https://example.com/",
            "https://example.com/\t",
            "https:\\\\example.com\\",
            "https://example.com\\@127.0.0.1/",
            "https://256.1.1.1/",
            "https://[::1",
            "javascript:alert(1)",
        ] {
            assert_eq!(allowed(text), Err("invalid_webhook_url".to_owned()), "{text}");
        }
        assert!(WebhookUrl::parse(&format!("https://example.com/{}", "a".repeat(2048))).is_err());
    }

    #[test]
    fn where_private_addresses_are_allowed_everything_of_the_right_form_is() {
        for text in ["http://127.0.0.1:1/", "https://localhost/", "http://[::1]:8080/hooks"] {
            assert_eq!(WebhookUrl::parse(text).unwrap().check_allowed(true), Ok(()), "{text}");
        }
    }

    #[test]
    fn it_says_what_a_request_needs() {
        let url = WebhookUrl::parse("https://example.com:8443/a/b?c=d").unwrap();
        assert_eq!((url.authority().as_str(), url.target().as_str()), ("example.com:8443", "/a/b?c=d"));
        assert_eq!((url.port(), url.name(), url.is_https()), (8443, Some("example.com"), true));
        let url = WebhookUrl::parse("http://[::1]").unwrap();
        assert_eq!((url.authority().as_str(), url.target().as_str(), url.port()), ("[::1]", "/", 80));
    }
}
