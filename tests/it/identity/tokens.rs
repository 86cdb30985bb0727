//! Access tokens: what they say, which are refused, when they end.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use gangway::auth::token::Tokens;
use gangway::aws::AwsMode;
use jsonwebtoken::jwk::AlgorithmParameters;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{GRANT, UNKNOWN, ask, basic, denied, jwks, login, verified};
use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::{Caller, Database, TestApp, make};

on_both! {
    a_token_says_who_calls_and_is_signed_with_a_published_key, Manual, |app| {
        let before = app.clock.now().timestamp();
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let keys = jwks(&app.url).await;
        let customer = json!({ "name": "portal", "role": "customer", "clientId": client });
        let (id, secret) = make::credential(&reseller.caller, customer).await;
        let answer = ask(&app.url, Some(&basic(&id, &secret)), &[GRANT, ("scope", "role-arn:read clients:read")]).await;
        let answer = answer.expect(200);
        assert_eq!(answer["scope"], "clients:read role-arn:read");
        let token = answer["access_token"].as_str().unwrap();
        let (header, claims) = verified(token, &keys, &app.url);
        assert_eq!((header.alg, header.typ.as_deref()), (Algorithm::EdDSA, Some("JWT")));
        let (issued, ends) = (claims["iat"].as_i64().unwrap(), claims["exp"].as_i64().unwrap());
        assert!((before..=app.clock.now().timestamp()).contains(&issued));
        assert_eq!(ends - issued, 3600);
        let jti = claims["jti"].as_str().unwrap();
        assert!(jti.len() >= 16);
        assert_eq!(claims, json!({
            "iss": app.url, "aud": app.url, "sub": id, "role": "customer", "scope": "clients:read role-arn:read",
            "resellerId": reseller.id, "clientId": client, "exp": ends, "iat": issued, "jti": jti,
        }));

        let (_, claims) = verified(reseller.caller.token.as_deref().unwrap(), &keys, &app.url);
        assert_eq!((&claims["role"], &claims["resellerId"]), (&json!("reseller"), &json!(reseller.id)));
        assert!(claims.get("clientId").is_none());
        let (_, claims) = verified(app.ops.token.as_deref().unwrap(), &keys, &app.url);
        assert_eq!((&claims["role"], &claims["sub"]), (&json!("operations"), &json!(OPS_ID)));
        assert!(claims.get("clientId").is_none() && claims.get("resellerId").is_none());
        let (_, again) = verified(app.login_ops().await.token.as_deref().unwrap(), &keys, &app.url);
        assert_ne!(claims["jti"], again["jti"]);

        // A token with fewer scopes does only what they allow.
        let narrow = Caller { token: Some(token.to_owned()), ..reseller.caller.clone() };
        narrow.get(&format!("/clients/{client}")).await.expect(200);
        let refused = narrow.get("/cloud-accounts").await;
        assert!(refused.header("www-authenticate").unwrap().contains("insufficient_scope"));
        assert_eq!(refused.problem(403, "insufficient_scope")["requiredScope"], "cloud-accounts:read");
        let wide = [GRANT, ("scope", "clients:read clients:write")];
        denied(ask(&app.url, Some(&basic(&id, &secret)), &wide).await, 400, "invalid_scope");
    }
}

/// HMAC (RFC 2104), which the server's own library has no code for.
fn hmac_sha256(key: &[u8], message: &[u8]) -> Vec<u8> {
    let padded = |pad: u8| -> Vec<u8> { (0..64).map(|place| key.get(place).copied().unwrap_or(0) ^ pad).collect() };
    let inner = Sha256::digest([&padded(0x36)[..], message].concat());
    Sha256::digest([&padded(0x5c)[..], &inner].concat()).to_vec()
}

#[actix_web::test]
async fn rubbish_tokens_are_unauthenticated() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let token = app.ops.token.clone().unwrap();
    let keys = jwks(&app.url).await;
    let (header, claims) = verified(&token, &keys, &app.url);
    let AlgorithmParameters::OctetKeyPair(public) = &keys.keys[0].algorithm else { panic!("no Ed25519 key") };
    let parts: Vec<_> = token.split('.').collect();
    let encoded = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let none = |alg: &str| encoded(&json!({ "alg": alg, "typ": "JWT", "kid": header.kid }));
    let hs256 = |secret: &[u8]| {
        let signed = format!("{}.{}", none("HS256"), encoded(&claims));
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(hmac_sha256(secret, signed.as_bytes())))
    };
    // PKCS#8 of an Ed25519 key (RFC 8410 §7): this head, then the seed.
    let head = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
    let other = EncodingKey::from_ed_der(&[&head[..], &[7; 32]].concat());
    let foreign = Tokens::new("https://other.example", (*app.app.tokens.ring()).clone());
    let caller = app.app.tokens.verify(&token, app.clock.now()).unwrap();
    let ends = app.clock.now() + TimeDelta::hours(1);
    let mut promoted = claims.clone();
    promoted["sub"] = json!("root");
    let other_signature = app.login_ops().await.token.unwrap();
    let other_signature = other_signature.rsplit('.').next().unwrap();

    // The same parts make good tokens when nothing is wrong with them; one blank or more may separate (RFC 6750 §2.1).
    let again = app.app.tokens.issue(&caller, app.clock.now(), ends, "again").unwrap();
    for good in [&format!("Bearer {token}"), &format!("bearer {again}"), &format!("Bearer  {token}")] {
        let headers = [("authorization", good.as_str())];
        Caller::anonymous(&app.url).send(Method::GET, "/resellers", None, &headers).await.expect(200);
    }
    for (what, header) in [
        ("alg none", format!("Bearer {}.{}.", none("none"), parts[1])),
        ("alg None", format!("Bearer {}.{}.{}", none("None"), parts[1], parts[2])),
        ("HS256, the public key in base64", format!("Bearer {}", hs256(public.x.as_bytes()))),
        ("HS256, the public key's bytes", format!("Bearer {}", hs256(&URL_SAFE_NO_PAD.decode(&public.x).unwrap()))),
        ("HS256, an empty key", format!("Bearer {}", hs256(b""))),
        ("another key", format!("Bearer {}", jsonwebtoken::encode(&header, &claims, &other).unwrap())),
        ("another issuer", format!("Bearer {}", foreign.issue(&caller, app.clock.now(), ends, "x").unwrap())),
        ("other claims", format!("Bearer {}.{}.{}", parts[0], encoded(&promoted), parts[2])),
        ("another token's signature", format!("Bearer {}.{}.{other_signature}", parts[0], parts[1])),
        ("truncated by a character", format!("Bearer {}", &token[..token.len() - 1])),
        ("truncated by a part", format!("Bearer {}.{}", parts[0], parts[1])),
        ("longer", format!("Bearer {token}A")),
        ("two tokens", format!("Bearer {token} {token}")),
        ("two commas", format!("Bearer {token},{token}")),
        ("no token", "Bearer".to_owned()),
        ("blanks alone", "Bearer  ".to_owned()),
        ("no scheme", token.clone()),
        ("another scheme", format!("Token {token}")),
        ("the secret itself", basic(OPS_ID, OPS_SECRET)),
        ("dots", "Bearer ..".to_owned()),
        ("not ASCII", "Bearer ñ".to_owned()),
    ] {
        let nobody = Caller::anonymous(&app.url);
        let answer = nobody.send(Method::GET, "/resellers", None, &[("authorization", &header)]).await;
        assert!(answer.header("www-authenticate").is_some_and(|value| value.starts_with("Bearer")), "{what}");
        assert_eq!(answer.json["code"], "unauthenticated", "{what}: {}", answer.text);
        answer.problem(401, "unauthenticated");
    }
}

on_both! {
    a_token_that_says_what_this_server_never_says_is_refused_though_it_is_signed, Manual, |app| {
        let ring = app.app.tokens.ring();
        let key = ring.signing(app.clock.now()).unwrap();
        let (good, header) = {
            let (header, claims) = verified(app.ops.token.as_deref().unwrap(), &jwks(&app.url).await, &app.url);
            (claims, header)
        };
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let iat = good["iat"].as_i64().unwrap();
        let sign = |header: &Header, changes: Value| {
            let mut claims = good.clone();
            for (name, value) in changes.as_object().unwrap() {
                claims[name] = value.clone();
            }
            jsonwebtoken::encode(header, &claims, &key.signing).unwrap()
        };
        let there = app.replica();
        let ask = async |token: String| {
            let at = |url: &str| Caller { token: Some(token.clone()), ..Caller::anonymous(url) };
            let (here, there) = (at(&app.url).get("/clients").await, at(&there).get("/clients").await);
            assert_eq!(here.status, there.status);
            there
        };
        let (operations, reseller_scopes) = ("clients:read", "clients:read pricebooks:read");
        for (what, changes) in [
            ("nothing", json!({})),
            ("fewer scopes", json!({ "scope": operations })),
            ("a shorter life", json!({ "exp": iat + 600 })),
            ("a clock that is ahead a little", json!({ "iat": iat + 30, "exp": iat + 3600 })),
            ("not before now", json!({ "nbf": iat })),
        ] {
            assert_eq!(ask(sign(&header, changes)).await.status, 200, "{what}");
        }
        for (what, changes) in [
            ("a long life", json!({ "exp": iat + 3601 })),
            ("a very long life", json!({ "exp": i64::MAX, "iat": i64::MIN })),
            ("not before later", json!({ "nbf": iat + 900 })),
            ("issued later", json!({ "iat": iat + 900, "exp": iat + 4000 })),
            ("nobody", json!({ "sub": UNKNOWN[0] })),
            ("operations of a reseller", json!({ "resellerId": reseller.id })),
            ("a reseller of none", json!({ "role": "reseller", "scope": reseller_scopes })),
            ("a reseller's client", json!({ "role": "reseller", "scope": operations, "resellerId": reseller.id, "clientId": client })),
            ("a customer without client", json!({ "role": "customer", "scope": operations, "resellerId": reseller.id })),
            ("a client without reseller", json!({ "role": "customer", "scope": operations, "clientId": client })),
            ("scopes beyond a reseller's", json!({ "role": "reseller", "scope": "resellers:read", "resellerId": reseller.id })),
            ("an unknown role", json!({ "role": "root" })),
        ] {
            let answer = ask(sign(&header, changes)).await;
            assert_eq!(answer.json["code"], "unauthenticated", "{what}: {}", answer.text);
            answer.problem(401, "unauthenticated");
        }
        let mut critical = header.clone();
        critical.crit = Some(vec!["exp".to_owned()]);
        ask(sign(&critical, json!({}))).await.problem(401, "unauthenticated");
        // What is refused now is good when its time has come, also where it was refused.
        let later = sign(&header, json!({ "nbf": iat + 900 }));
        app.clock.advance(TimeDelta::seconds(901));
        assert_eq!(ask(later).await.status, 200);
    }
}

on_both! {
    a_token_ends_after_an_hour_or_with_its_credential, Manual, |app| {
        let ends = app.clock.now() + TimeDelta::minutes(10);
        let body = json!({ "name": "short", "role": "operations", "expiresAt": ends });
        let (id, secret) = make::credential(&app.ops, body.clone()).await;
        let path = format!("/credentials/{id}");
        let shown: DateTime<Utc> = app.ops.get(&path).await.expect(200)["expiresAt"].as_str().unwrap().parse().unwrap();
        assert_eq!(shown, ends);
        let answer = login(&app.url, &id, &secret).await.expect(200);
        assert!((540..=600).contains(&answer["expires_in"].as_i64().unwrap()), "{answer}");
        let token = answer["access_token"].as_str().unwrap();
        assert_eq!(verified(token, &jwks(&app.url).await, &app.url).1["exp"], ends.timestamp());
        let short = Caller { token: Some(token.to_owned()), ..app.ops.clone() };
        short.get(&path).await.expect(200);
        let caller = app.app.tokens.verify(app.ops.token.as_ref().unwrap(), app.clock.now()).unwrap();

        app.clock.advance(TimeDelta::minutes(11));
        let answer = short.get(&path).await;
        assert!(answer.header("www-authenticate").unwrap().starts_with("Bearer error=\"invalid_token\""));
        answer.problem(401, "token_expired");
        denied(login(&app.url, &id, &secret).await, 401, "invalid_client");
        app.ops.get(&path).await.expect(200);
        assert_eq!(app.ops.post("/credentials", body).await.violations(), ["/expiresAt in_the_past"]);

        app.clock.advance(TimeDelta::minutes(48));
        app.ops.get(&path).await.expect(200);
        app.clock.advance(TimeDelta::minutes(2));
        app.ops.get(&path).await.problem(401, "token_expired");
        // Also one that this server never saw alive.
        let past = app.clock.now() - TimeDelta::minutes(1);
        let dead = app.app.tokens.issue(&caller, past, past, "dead").unwrap();
        Caller { token: Some(dead), ..app.ops.clone() }.get(&path).await.problem(401, "token_expired");
        app.login_ops().await.get(&path).await.expect(200);
    }
}
