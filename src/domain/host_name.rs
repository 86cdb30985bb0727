//! Names of internet hosts, as e-mail addresses and domains have them.

/// Whether this is a host's name: labels of 1–63 characters that neither begin nor end with `-` (RFC 1123 §2.1, RFC 1035
/// §2.3.4), 253 characters at most, and no IP address, nor what looks like one. Letters of other scripts than Latin are taken where `international`
/// says so; then a label counts as long as its ASCII form (RFC 5890).
pub fn is_host_name(text: &str, international: bool) -> bool {
    let ascii = if international {
        match idna::domain_to_ascii(text) {
            Ok(ascii) => ascii,
            Err(_) => return false,
        }
    } else {
        text.to_owned()
    };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    ascii.len() <= 253
        && ascii.split('.').all(label)
        && !ascii.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_1_to_63_characters_and_no_hyphen_at_an_end() {
        let long = "a".repeat(63);
        for name in ["example.com", "localhost", "a-b.example", "xn--exmple-cua.com", "3m.com", &format!("{long}.com")]
        {
            assert!(is_host_name(name, false), "{name}");
        }
        let total = format!("{}.{}.{}.{}", long, long, long, long);
        for name in [
            "",
            ".",
            "a..b",
            ".com",
            "com.",
            "-a.com",
            "a-.com",
            "a.-com",
            "a.com-",
            "a_b.com",
            "a b.com",
            "exämple.com",
            &format!("a{long}.com"),
            &total,
        ] {
            assert!(!is_host_name(name, false), "{name}");
        }
    }

    #[test]
    fn an_ip_address_is_no_name() {
        for name in
            ["192.0.2.1", "10.0.0.255", "192.000.002.001", "10.0.0.256", "127.1", "[192.0.2.1]", "[::1]", "2001:db8::1"]
        {
            assert!(!is_host_name(name, false) && !is_host_name(name, true), "{name}");
        }
    }

    #[test]
    fn other_scripts_count_in_their_ascii_form() {
        assert!(is_host_name("exämple.com", true) && is_host_name("例え.jp", true));
        assert!(!is_host_name(&format!("{}.com", "ä".repeat(60)), true));
        assert!(!is_host_name("exam\u{200B}ple..com", true));
    }
}
