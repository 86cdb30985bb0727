//! Networks of proxies.

use std::net::IpAddr;

use ipnet::IpNet;

/// Networks whose headers are believed, as `GANGWAY_TRUSTED_PROXIES` has them: comma-separated, an address alone being a
/// network of one.
pub fn parse_networks(value: &str) -> Result<Vec<IpNet>, String> {
    let network = |part: &str| part.parse::<IpNet>().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from));
    let networks: Option<Vec<_>> = value.split(',').map(|part| network(part.trim())).collect();
    networks.ok_or_else(|| "must be networks such as 10.0.0.0/8,2001:db8::/32".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_read_and_nonsense_is_not() {
        assert_eq!(parse_networks("10.0.0.0/8,::1, 192.0.2.7").unwrap().len(), 3);
        for value in ["10.0.0.0/33", "10.0.0", "proxy.example", "10.0.0.0/8,", ",", "10.0.0.0/8 ::1"] {
            assert!(parse_networks(value).is_err(), "{value}");
        }
    }
}
