//! From where a request comes. The only place that reads `X-Forwarded-For` and `Forwarded`: anybody can write them, so
//! they count for what a trusted proxy has added and for nothing beyond.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use actix_web::HttpRequest;
use actix_web::http::header::{FORWARDED, HeaderMap, HeaderName, X_FORWARDED_FOR};
use ipnet::IpNet;

use crate::http::request::application;

/// The caller's address: the connection's, or the nearest that trusted proxies name and that is none of theirs.
pub fn of(req: &HttpRequest) -> IpAddr {
    let peer = req.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.ip());
    let trusted = application(req).map_or(&[][..], |app| app.settings.trusted_proxies.as_slice());
    caller(peer, req.headers(), trusted)
}

/// What kind of address it is, for the log, which names nobody's.
pub fn class(address: IpAddr) -> &'static str {
    let address = address.to_canonical();
    match address {
        _ if address.is_loopback() => "loopback",
        IpAddr::V4(v4) if v4.is_private() => "private",
        IpAddr::V6(v6) if v6.is_unique_local() => "private",
        IpAddr::V4(v4) if v4.is_link_local() => "link_local",
        IpAddr::V6(v6) if v6.is_unicast_link_local() => "link_local",
        _ => "public",
    }
}

fn caller(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let peer = peer.to_canonical();
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(&peer) {
        return peer;
    }
    let named = match lines(headers, &FORWARDED) {
        Some(list) => list.as_deref().and_then(forwarded),
        None => lines(headers, &X_FORWARDED_FOR).flatten().map(|list| list.split(',').map(address).collect()),
    };
    let mut nearest = peer;
    // From the right: each hop has added the address of the one before it.
    for address in named.unwrap_or_default().into_iter().rev() {
        let Some(address) = address else { break };
        nearest = address;
        if !is_trusted(&address) {
            break;
        }
    }
    nearest
}

/// A header's lines as one list (RFC 9110 §5.3): none when it is not there, and nothing in it when it is not readable.
fn lines(headers: &HeaderMap, name: &HeaderName) -> Option<Option<String>> {
    let lines: Vec<_> = headers.get_all(name).map(|line| line.to_str().ok()).collect();
    if lines.is_empty() { None } else { Some(lines.into_iter().collect::<Option<Vec<_>>>().map(|all| all.join(","))) }
}

/// The addresses of `for` in each element of `Forwarded` (RFC 7239 §4); none in an element that names no address. Nothing
/// at all when a quote does not end.
fn forwarded(list: &str) -> Option<Vec<Option<IpAddr>>> {
    let elements = split(list, ',')?;
    elements.into_iter().map(|element| Some(split(element, ';')?.into_iter().find_map(node))).collect()
}

/// The address of a pair `for=…`.
fn node(pair: &str) -> Option<IpAddr> {
    let (name, value) = pair.trim().split_once('=')?;
    let value = value.strip_prefix('"').map_or(Some(value), |rest| rest.strip_suffix('"'))?;
    name.eq_ignore_ascii_case("for").then(|| address(value)).flatten()
}

/// An address, with or without its port; one of IPv6 may stand in brackets, and must with a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    bare.or_else(bracketed).map(|address: IpAddr| address.to_canonical())
}

/// The parts between the separators that stand outside of quotes; none when a quote does not end.
fn split(text: &str, separator: char) -> Option<Vec<&str>> {
    let (mut quoted, mut escaped) = (false, false);
    let parts = text.split(|c| {
        let is_escaped = std::mem::take(&mut escaped);
        match c {
            '\\' if quoted && !is_escaped => escaped = true,
            '"' if !is_escaped => quoted = !quoted,
            _ => {}
        }
        c == separator && !quoted
    });
    let parts = parts.collect();
    (!quoted).then_some(parts)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;
    use crate::settings::networks::parse_networks;

    /// The caller whom these header lines name to a server that trusts 10.0.0.0/8 and 2001:db8::/32.
    fn named(peer: &str, lines: &[(&'static str, &str)]) -> String {
        let trusted = parse_networks("10.0.0.0/8, 2001:db8::/32").unwrap();
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        caller(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn nobody_but_a_trusted_proxy_is_believed() {
        let lines = [("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=192.0.2.2")];
        assert_eq!(named("198.51.100.1", &lines), "198.51.100.1");
        assert_eq!(named("10.1.2.3", &[]), "10.1.2.3");
        assert_eq!(named("::ffff:10.1.2.3", &lines[..1]), "192.0.2.1");
    }

    #[test]
    fn the_nearest_address_that_is_no_proxys_is_the_callers() {
        for (list, caller) in [
            ("192.0.2.1", "192.0.2.1"),
            ("6.6.6.6, 192.0.2.1", "192.0.2.1"),
            ("6.6.6.6, 192.0.2.1, 10.0.0.7,10.0.0.8", "192.0.2.1"),
            ("10.0.0.6, 10.0.0.7", "10.0.0.6"),
            ("192.0.2.1:4711", "192.0.2.1"),
            ("2001:db9::1", "2001:db9::1"),
            ("[2001:db9::1]:4711", "2001:db9::1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            // What cannot be read is nobody's: the last proxy that was believed stands for it.
            ("192.0.2.1, nonsense", "10.1.2.3"),
            ("192.0.2.1, nonsense, 10.0.0.7", "10.0.0.7"),
            ("192.0.2.1,", "10.1.2.3"),
            ("", "10.1.2.3"),
            ("192.0.2.999", "10.1.2.3"),
            ("é", "10.1.2.3"),
        ] {
            assert_eq!(named("10.1.2.3", &[("x-forwarded-for", list)]), caller, "{list:?}");
        }
        let lines = [("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "192.0.2.1")];
        assert_eq!(named("10.1.2.3", &lines), "192.0.2.1");
    }

    #[test]
    fn forwarded_is_read_instead_when_it_is_there() {
        for (list, caller) in [
            ("for=192.0.2.1", "192.0.2.1"),
            ("For=\"192.0.2.1:4711\";proto=https;by=10.1.2.3", "192.0.2.1"),
            ("for=6.6.6.6, for=\"[2001:db9::1]:4711\"", "2001:db9::1"),
            ("for=192.0.2.1;host=\"a,b;for=6.6.6.6\", for=10.0.0.7", "192.0.2.1"),
            ("for=192.0.2.1;host=\"a\\\",for=6.6.6.6\"", "192.0.2.1"),
            ("for=192.0.2.1, for=unknown", "10.1.2.3"),
            ("for=192.0.2.1, for=_hidden, for=10.0.0.7", "10.0.0.7"),
            ("for=192.0.2.1, proto=https", "10.1.2.3"),
            ("for=\"192.0.2.1", "10.1.2.3"),
            ("nonsense", "10.1.2.3"),
        ] {
            let lines = [("forwarded", list), ("x-forwarded-for", "6.6.6.6")];
            assert_eq!(named("10.1.2.3", &lines), caller, "{list:?}");
        }
    }

    #[test]
    fn an_address_has_a_class() {
        for (address, expected) in [
            ("127.0.0.1", "loopback"),
            ("::1", "loopback"),
            ("::ffff:127.0.0.1", "loopback"),
            ("10.1.2.3", "private"),
            ("fd00::1", "private"),
            ("169.254.1.1", "link_local"),
            ("fe80::1", "link_local"),
            ("192.0.2.1", "public"),
            ("2001:db8::1", "public"),
        ] {
            assert_eq!(class(address.parse().unwrap()), expected, "{address}");
        }
    }
}
