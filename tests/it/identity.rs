//! Access tokens and credentials: how they are got, what they say, how they end.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use gangway::auth::secret::{self, Secret};
use gangway::auth::token::Tokens;
use gangway::auth::{Scope, keys};
use gangway::aws::AwsMode;
use gangway::credentials::model::{Credential, Owner};
use gangway::credentials::store;
use jsonwebtoken::jwk::{AlgorithmParameters, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::{Answer, Caller, Database, TestApp};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const GRANT: (&str, &str) = ("grant_type", "client_credentials");
/// Of a credential, a reseller and a client that nobody has.
const UNKNOWN: [&str; 3] =
    ["crd_01jdgx3v9re8tbq4m6n0y7k2hz", "rsl_01jdgx3v9re8tbq4m6n0y7k2hz", "cli_01jdgx3v9re8tbq4m6n0y7k2hz"];
const CUSTOMER_SCOPES: &str = "clients:read cloud-accounts:read cloud-accounts:write role-arn:read role-arn:write \
                               link-requests:read link-requests:write support-plans:read";

/// Id and secret as HTTP Basic carries them: form-encoded first (RFC 6749 §2.3.1).
fn basic(id: &str, secret: &str) -> String {
    let encoded = |text: &str| serde_urlencoded::to_string([("", text)]).unwrap()[1..].to_owned();
    format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret))))
}

/// Asks the token endpoint.
async fn ask(url: &str, authorization: Option<&str>, form: &[(&str, &str)]) -> Answer {
    let body = serde_urlencoded::to_string(form).unwrap();
    let mut headers = vec![FORM];
    headers.extend(authorization.map(|value| ("authorization", value)));
    Caller::anonymous(url).send(Method::POST, "/oauth/token", Some(body), &headers).await
}

/// Asks for a token with all scopes.
async fn login(url: &str, id: &str, secret: &str) -> Answer {
    ask(url, Some(&basic(id, secret)), &[GRANT]).await
}

/// The answer, which is OAuth's error and is kept nowhere.
#[track_caller]
fn denied(answer: Answer, status: u16, error: &str) -> Value {
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let challenge = answer.header("www-authenticate").unwrap_or_default().to_owned();
    assert_eq!(challenge.starts_with("Basic "), status == 401, "{challenge}");
    let body = answer.expect(status);
    assert_eq!(body["error"], error, "{body}");
    assert!(!body["error_description"].as_str().unwrap().is_empty());
    body
}

/// A new credential that operations makes: its id and its secret.
async fn made(by: &Caller, body: Value) -> (String, String) {
    let made = by.post("/credentials", body).await.expect(201);
    (made["id"].as_str().unwrap().to_owned(), made["secret"].as_str().unwrap().to_owned())
}

/// The header and the claims of a token, once its signature is checked with a published key.
fn verified(token: &str, jwks: &JwkSet, issuer: &str) -> (Header, Value) {
    let header = jsonwebtoken::decode_header(token).unwrap();
    let key = jwks.find(header.kid.as_deref().expect("a kid")).expect("a published key");
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[issuer]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    let token = jsonwebtoken::decode::<Value>(token, &DecodingKey::from_jwk(key).unwrap(), &validation).unwrap();
    (token.header, token.claims)
}

async fn jwks(url: &str) -> JwkSet {
    let keys = Caller::anonymous(url).get("/.well-known/jwks.json").await.expect(200);
    serde_json::from_value(keys).unwrap()
}

/// Reads until the status is as wanted, which must not last five seconds.
async fn within_five_seconds(caller: &Caller, path: &str, wanted: u16) {
    let begun = Instant::now();
    while caller.get(path).await.status != wanted {
        assert!(begun.elapsed() < Duration::from_secs(5), "{path} does not answer {wanted} within five seconds");
        actix_web::rt::time::sleep(Duration::from_millis(50)).await;
    }
}

#[actix_web::test]
async fn the_token_endpoint_takes_basic_or_form_and_refuses_the_rest_as_oauth_says() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let ops = basic(OPS_ID, OPS_SECRET);
    let in_form = [GRANT, ("client_id", OPS_ID), ("client_secret", OPS_SECRET)];
    for (how, answer) in [
        ("basic", ask(&app.url, Some(&ops), &[GRANT]).await),
        ("form", ask(&app.url, None, &in_form).await),
        ("basic, the id in the form too", ask(&app.url, Some(&ops), &in_form[..2]).await),
        ("lower-case scheme", ask(&app.url, Some(&ops.replace("Basic", "basic")), &[GRANT]).await),
        ("unknown parameter", ask(&app.url, Some(&ops), &[GRANT, ("audience", "x")]).await),
        ("empty scope", ask(&app.url, Some(&ops), &[GRANT, ("scope", "")]).await),
    ] {
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{how}");
        let body = answer.expect(200);
        assert_eq!((&body["token_type"], &body["expires_in"]), (&json!("Bearer"), &json!(3600)), "{how}");
        let all: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        assert_eq!(body["scope"], all.join(" "), "{how}");
    }

    denied(ask(&app.url, Some(&ops), &in_form).await, 400, "invalid_request");
    denied(ask(&app.url, Some(&ops), &[GRANT, ("client_id", "someone")]).await, 400, "invalid_request");
    denied(ask(&app.url, Some(&ops), &[]).await, 400, "invalid_request");
    denied(ask(&app.url, Some(&ops), &[GRANT, GRANT]).await, 400, "invalid_request");
    denied(ask(&app.url, None, &[GRANT, ("client_secret", OPS_SECRET)]).await, 400, "invalid_request");
    for grant in ["password", "", "CLIENT_CREDENTIALS"] {
        denied(ask(&app.url, Some(&ops), &[("grant_type", grant)]).await, 400, "unsupported_grant_type");
    }
    for scope in ["clients:read clients:all", "admin", "*"] {
        denied(ask(&app.url, Some(&ops), &[GRANT, ("scope", scope)]).await, 400, "invalid_scope");
    }
    let json = json!({ "grant_type": "client_credentials", "client_id": OPS_ID, "client_secret": OPS_SECRET });
    let nobody = Caller::anonymous(&app.url);
    denied(nobody.post("/oauth/token", json).await, 400, "invalid_request");
    denied(nobody.act("/oauth/token").await, 400, "invalid_request");
    let long = ["grant_type=client_credentials&client_secret=", &"x".repeat(300 * 1024)].concat();
    denied(nobody.send(Method::POST, "/oauth/token", Some(long), &[FORM]).await, 413, "invalid_request");

    denied(ask(&app.url, None, &[GRANT]).await, 401, "invalid_client");
    let wrong = denied(login(&app.url, OPS_ID, "wrong").await, 401, "invalid_client");
    for (id, secret) in [(UNKNOWN[0], OPS_SECRET), ("no id at all: ñ", OPS_SECRET), (OPS_ID, ""), ("", "")] {
        assert_eq!(denied(login(&app.url, id, secret).await, 401, "invalid_client"), wrong, "{id:?} {secret:?}");
    }
    for broken in ["Basic", "Basic !!!", "Basic b3Bz", "Bearer b3BzOng="] {
        assert_eq!(denied(ask(&app.url, Some(broken), &[GRANT]).await, 401, "invalid_client"), wrong, "{broken}");
    }
    nobody.get("/oauth/token").await.expect(405);
}

on_both! {
    special_characters_in_basic_are_form_encoded_or_sent_as_they_are, Manual, |app| {
        let (id, secret) = ("crd.with_every-Allowed.CHARACTER", "a b:c+d%25&e=f/ñ€\"");
        let hash = secret::hash(&Secret::new(secret)).unwrap();
        let id_of_special = id.parse().unwrap();
        let credential =
            Credential::new(id_of_special, "special".to_owned(), Owner::Operations, hash, app.clock.now());
        app.app.db.write(&gangway::db::Share::Jobs, move |conn| Ok(store::insert(conn, &credential)?)).await.unwrap();

        login(&app.url, id, secret).await.expect(200);
        ask(&app.url, None, &[GRANT, ("client_id", id), ("client_secret", secret)]).await.expect(200);
        let raw = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
        ask(&app.url, Some(&raw), &[GRANT]).await.expect(200);
        let other = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}x")));
        denied(ask(&app.url, Some(&other), &[GRANT]).await, 401, "invalid_client");
    }
}

#[actix_web::test]
async fn metadata_and_keys_are_published_without_the_private_half() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let metadata = nobody.get("/.well-known/oauth-authorization-server").await.expect(200);
    assert_eq!(metadata["issuer"], app.url);
    assert_eq!(metadata["token_endpoint"], format!("{}/oauth/token", app.url));
    assert_eq!(metadata["jwks_uri"], format!("{}/.well-known/jwks.json", app.url));
    assert_eq!(metadata["grant_types_supported"], json!(["client_credentials"]));
    assert_eq!(metadata["token_endpoint_auth_methods_supported"], json!(["client_secret_basic", "client_secret_post"]));
    let all: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    assert_eq!(metadata["scopes_supported"], json!(all));

    let keys = nobody.get("/.well-known/jwks.json").await.expect(200)["keys"].clone();
    assert_eq!(keys.as_array().unwrap().len(), 1);
    let members: Vec<_> = keys[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert!(members.iter().all(|name| ["kty", "crv", "x", "kid", "use", "alg"].contains(name)), "{members:?}");
    assert_eq!((&keys[0]["kty"], &keys[0]["crv"]), (&json!("OKP"), &json!("Ed25519")));
}

on_both! {
    a_token_says_who_calls_and_is_signed_with_a_published_key, Manual, |app| {
        let before = app.clock.now().timestamp();
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let keys = jwks(&app.url).await;
        let customer = json!({ "name": "portal", "role": "customer", "clientId": client });
        let (id, secret) = made(&reseller.caller, customer).await;
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
        let (_, again) = verified(Caller::login(&app.url, OPS_ID, OPS_SECRET).await.token.as_deref().unwrap(), &keys, &app.url);
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
    let key = keys::load(&app.app.db, None, app.app.settings.master_key.as_ref(), app.clock.now()).unwrap();
    let foreign = Tokens::new("https://other.example", &key);
    let caller = app.app.tokens.verify(&token, app.clock.now()).unwrap();
    let ends = app.clock.now() + TimeDelta::hours(1);
    let mut promoted = claims.clone();
    promoted["sub"] = json!("root");
    let other_signature = Caller::login(&app.url, OPS_ID, OPS_SECRET).await.token.unwrap();
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
        let key = keys::load(&app.app.db, None, app.app.settings.master_key.as_ref(), app.clock.now()).unwrap();
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
        let (id, secret) = made(&app.ops, body.clone()).await;
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
        Caller::login(&app.url, OPS_ID, OPS_SECRET).await.get(&path).await.expect(200);
    }
}

on_both! {
    the_secret_is_shown_once, Manual, |app| {
        let answer = app.ops.post("/credentials", json!({ "name": " batch ", "role": "operations" })).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let location = answer.header("location").unwrap().to_owned();
        let mut credential = answer.expect(201);
        let (id, secret) = (credential["id"].as_str().unwrap().to_owned(), credential["secret"].as_str().unwrap().to_owned());
        assert!(id.starts_with("crd_") && secret.len() >= 40);
        assert_eq!(location, format!("{}/credentials/{id}", app.url));
        assert_eq!(credential["name"], "batch");
        for absent in ["resellerId", "clientId", "expiresAt", "lastUsedAt", "revokedAt"] {
            assert!(credential.get(absent).is_none(), "{absent}");
        }
        credential.as_object_mut().unwrap().remove("secret");
        let read = app.ops.get(&format!("/credentials/{id}")).await.expect(200);
        assert_eq!(read, credential);
        let list = app.ops.get("/credentials").await.expect(200);
        let list = list["data"].as_array().unwrap();
        assert!(list.contains(&credential) && list.iter().all(|one| one.get("secret").is_none()));

        let parsed = id.parse().unwrap();
        let stored = app.app.db.read(&gangway::db::Share::Jobs, move |conn| Ok(store::find_for_login(conn, &parsed)?)).await.unwrap().unwrap().0;
        assert!(stored.secret_hash.starts_with("$argon2id$") && !stored.secret_hash.contains(&secret));

        // A login is noted, and makes no new version.
        login(&app.url, &id, &secret).await.expect(200);
        let used = app.ops.get(&format!("/credentials/{id}")).await.expect(200);
        assert!(used["lastUsedAt"].is_string());
        assert_eq!(used["version"], 1);
    }
}

on_both! {
    a_credential_gets_scopes_that_its_role_may_hold_and_its_granter_has, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let scopes = |body: &Value| {
            let names: Vec<_> = body["scopes"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
            names.join(" ")
        };
        let with = |role: &str, wanted: Option<Value>| {
            let mut body = json!({ "name": "n", "role": role });
            match role {
                "reseller" => body["resellerId"] = json!(reseller.id),
                "customer" => body["clientId"] = json!(client),
                _ => {}
            }
            if let Some(wanted) = wanted {
                body["scopes"] = wanted;
            }
            body
        };
        let all: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        let of_reseller: Vec<_> =
            all.iter().copied().filter(|name| *name != "link-requests:operate" && !name.starts_with("resellers:")).collect();
        for (role, expected) in
            [("operations", all.join(" ")), ("reseller", of_reseller.join(" ")), ("customer", CUSTOMER_SCOPES.to_owned())]
        {
            let made = app.ops.post("/credentials", with(role, None)).await.expect(201);
            assert_eq!(scopes(&made), expected, "{role}");
        }
        let wanted = json!(["role-arn:read", "clients:read", "role-arn:read"]);
        let made = app.ops.post("/credentials", with("reseller", Some(wanted))).await.expect(201);
        assert_eq!(scopes(&made), "clients:read role-arn:read");

        for (role, beyond) in [
            ("reseller", "link-requests:operate"), ("reseller", "resellers:read"), ("reseller", "resellers:write"),
            ("customer", "credentials:read"), ("customer", "clients:write"), ("customer", "support-plans:write"),
            ("customer", "pricebooks:read"), ("customer", "events:read"),
        ] {
            let body = with(role, Some(json!(["clients:read", beyond])));
            let problem = app.ops.post("/credentials", body).await.problem(422, "scope_not_allowed");
            assert_eq!(problem["scopes"], json!([beyond]), "{role}");
        }
        let unknown = with("reseller", Some(json!(["clients:read", "clients:all"])));
        assert_eq!(app.ops.post("/credentials", unknown).await.violations(), ["/scopes/1 unknown_value"]);
        let none = with("reseller", Some(json!([])));
        assert_eq!(app.ops.post("/credentials", none).await.violations(), ["/scopes too_few"]);

        // A narrowed token, and a narrow credential, grant no more than they have.
        let narrow = "clients:read credentials:write webhooks:read";
        let token = Caller::login_for(&app.url, OPS_ID, OPS_SECRET, Some(narrow)).await;
        let body = with("operations", Some(json!(narrow.split(' ').collect::<Vec<_>>())));
        let (id, secret) = self::made(&app.ops, body).await;
        for granter in [token, Caller::login(&app.url, &id, &secret).await] {
            let made = granter.post("/credentials", with("operations", None)).await.expect(201);
            assert_eq!(scopes(&made), narrow);
            let made = granter.post("/credentials", with("customer", None)).await.expect(201);
            assert_eq!(scopes(&made), "clients:read");
            let body = with("reseller", Some(json!(["clients:read", "clients:write"])));
            let problem = granter.post("/credentials", body).await.problem(422, "scope_not_allowed");
            assert_eq!(problem["scopes"], json!(["clients:write"]));
        }
    }
}

on_both! {
    a_reseller_makes_credentials_for_itself_and_its_clients_only, Manual, |app| {
        let (reseller, other) = (app.reseller("Nube Partners").await, app.reseller("Sol").await);
        let (client, theirs) = (reseller.bare_client("Panadería").await, other.bare_client("Frutería").await);
        let post = |body: Value| reseller.caller.post("/credentials", body);
        let own = post(json!({ "name": "n", "role": "reseller" })).await.expect(201);
        assert_eq!(own["resellerId"], reseller.id);
        assert!(own.get("clientId").is_none());
        let named = post(json!({ "name": "n", "role": "reseller", "resellerId": reseller.id })).await.expect(201);
        assert_eq!(named["resellerId"], reseller.id);
        let portal = post(json!({ "name": "n", "role": "customer", "clientId": client })).await.expect(201);
        assert_eq!((&portal["resellerId"], &portal["clientId"]), (&json!(reseller.id), &json!(client)));
        for by in [&reseller.caller, &app.ops] {
            for (filter, found) in [("role=customer", json!([portal["id"]])), ("role=operations&resellerId=x", json!([]))] {
                let list = by.get(&format!("/credentials?{filter}")).await.expect(200);
                let ids: Vec<_> = list["data"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
                assert_eq!(json!(ids), found, "{filter}");
            }
        }

        post(json!({ "name": "n", "role": "operations" })).await.problem(403, "role_not_allowed");
        let past = "2020-01-01T00:00:00Z";
        for (by, body, refused) in [
            (&reseller.caller, json!({ "role": "reseller", "resellerId": other.id }), vec!["/resellerId not_found"]),
            (&reseller.caller, json!({ "role": "customer", "clientId": theirs }), vec!["/clientId not_found"]),
            (&reseller.caller, json!({ "role": "customer", "clientId": UNKNOWN[2] }), vec!["/clientId not_found"]),
            (&reseller.caller, json!({ "role": "customer" }), vec!["/clientId required"]),
            (&reseller.caller, json!({ "role": "reseller", "clientId": client }), vec!["/clientId not_allowed"]),
            (&app.ops, json!({ "role": "reseller" }), vec!["/resellerId required"]),
            (&app.ops, json!({ "role": "reseller", "resellerId": UNKNOWN[1] }), vec!["/resellerId not_found"]),
            (&app.ops, json!({ "role": "reseller", "resellerId": "rsl_1" }), vec!["/resellerId not_found"]),
            (
                &app.ops,
                json!({ "role": "customer", "clientId": client, "resellerId": other.id }),
                vec!["/resellerId not_found"],
            ),
            (
                &app.ops,
                json!({ "role": "operations", "resellerId": other.id, "clientId": client, "expiresAt": past }),
                vec!["/clientId not_allowed", "/expiresAt in_the_past", "/resellerId not_allowed"],
            ),
        ] {
            let mut body = body;
            body["name"] = json!("n");
            assert_eq!(by.post("/credentials", body.clone()).await.violations(), refused, "{body}");
        }
        let body = json!({ "name": "", "role": "admin", "expiresAt": "tomorrow", "secret": "mine" });
        let refused = app.ops.post("/credentials", body).await.violations();
        for one in ["/expiresAt invalid_format", "/name too_short", "/role unknown_value", "/secret unknown_member"] {
            assert!(refused.contains(&one.to_owned()), "{refused:?} lacks {one}");
        }
    }
}

on_both! {
    a_rotated_secret_works_and_the_old_one_until_its_grace_ends, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (id, first) = made(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let path = format!("/credentials/{id}/rotate");
        let rotate = async |by: &Caller, body: Value| {
            let answer = by.post(&path, body).await;
            assert_eq!(answer.header("cache-control"), Some("no-store"));
            let body = answer.expect(200);
            assert_eq!(body["id"], id);
            (body["secret"].as_str().unwrap().to_owned(), body["version"].as_i64().unwrap())
        };
        let works = async |secret: &str| login(&app.url, &id, secret).await.status == 200;

        // No body is the same as an empty one: an hour of grace.
        let second = reseller.caller.act(&path).await.expect(200)["secret"].as_str().unwrap().to_owned();
        assert!(works(&first).await && works(&second).await);
        let (third, version) = rotate(&reseller.caller, json!({ "graceSeconds": 7200 })).await;
        assert_eq!(version, 3);
        assert!(!works(&first).await && works(&second).await && works(&third).await);
        app.clock.advance(TimeDelta::minutes(119));
        assert!(works(&second).await && works(&third).await);
        app.clock.advance(TimeDelta::minutes(2));
        assert!(!works(&second).await && works(&third).await);

        let ops = Caller::login(&app.url, OPS_ID, OPS_SECRET).await;
        let (fourth, _) = rotate(&ops, json!({})).await;
        assert!(works(&third).await && works(&fourth).await);
        app.clock.advance(TimeDelta::minutes(59));
        assert!(works(&third).await);
        app.clock.advance(TimeDelta::minutes(2));
        assert!(!works(&third).await && works(&fourth).await);

        let ops = Caller::login(&app.url, OPS_ID, OPS_SECRET).await;
        let (fifth, version) = rotate(&ops, json!({ "graceSeconds": 0 })).await;
        assert!(!works(&fourth).await && works(&fifth).await);
        let shown = ops.get(&format!("/credentials/{id}")).await.expect(200);
        assert!(shown.get("secret").is_none());
        assert_eq!(shown["version"], version);
        for (grace, refused) in [(-1, "too_small"), (604_801, "too_large")] {
            let answer = ops.post(&path, json!({ "graceSeconds": grace })).await;
            assert_eq!(answer.violations(), [format!("/graceSeconds {refused}")]);
        }
        rotate(&ops, json!({ "graceSeconds": 604_800 })).await;
        let stale = ops.send(Method::POST, &path, None, &[("if-match", "\"v1\"")]).await;
        stale.problem(412, "version_mismatch");
        assert!(works(&fifth).await);
        // JSON Schema takes a number without a fraction for an integer, however it is written.
        rotate(&ops, json!({ "graceSeconds": 3600.0 })).await;
    }
}

on_both! {
    a_rotation_refuses_the_tokens_from_before_when_it_is_asked_to, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (id, secret) = made(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let here = Caller::login(&app.url, &id, &secret).await;
        let there = Caller { url: app.replica(), ..here.clone() };
        let path = format!("/credentials/{id}/rotate");
        for body in [json!({}), json!({ "revokeTokens": false }), json!({ "revokeTokens": null })] {
            reseller.caller.post(&path, body).await.expect(200);
            here.get("/clients").await.expect(200);
        }
        let wrong = reseller.caller.post(&path, json!({ "revokeTokens": "yes" })).await;
        assert_eq!(wrong.violations(), ["/revokeTokens wrong_type"]);

        // By itself, with a token that is good for this once. New tokens of the same second work at once, on both.
        let body = json!({ "revokeTokens": true, "graceSeconds": 0 });
        let secret = here.post(&path, body.clone()).await.expect(200)["secret"].as_str().unwrap().to_owned();
        here.get("/clients").await.problem(401, "unauthenticated");
        for url in [&here.url, &there.url] {
            let new = Caller::login(url, &id, &secret).await;
            new.get("/clients").await.expect(200);
            Caller { url: there.url.clone(), ..new }.get("/clients").await.expect(200);
        }
        within_five_seconds(&there, "/clients", 401).await;
        reseller.caller.get("/clients").await.expect(200);

        // Another rotation, without it, lets the refused ones stay refused.
        let second = Caller::login(&app.url, &id, &secret).await;
        let key = [("idempotency-key", "once")];
        let answer = reseller.caller.send(Method::POST, &path, Some(body.to_string()), &key).await.expect(200);
        second.get("/clients").await.problem(401, "unauthenticated");
        let third = Caller::login(&app.url, &id, answer["secret"].as_str().unwrap()).await;
        // A replay refuses nothing anew.
        reseller.caller.send(Method::POST, &path, Some(body.to_string()), &key).await.expect(200);
        third.get("/clients").await.expect(200);
        reseller.caller.act(&path).await.expect(200);
        for old in [&here, &second, &there] {
            old.get("/clients").await.problem(401, "unauthenticated");
        }
        third.get("/clients").await.expect(200);
    }
}

on_both! {
    any_credential_rotates_itself_and_others_only_with_the_scope_and_never_as_a_customer, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let (other, _) = made(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let path = |id: &str| format!("/credentials/{id}/rotate");

        let body = json!({ "name": "n", "role": "reseller", "scopes": ["clients:read"] });
        let (id, secret) = made(&reseller.caller, body).await;
        let narrow = Caller::login(&app.url, &id, &secret).await;
        let new = narrow.act(&path(&id)).await.expect(200)["secret"].as_str().unwrap().to_owned();
        login(&app.url, &id, &new).await.expect(200);
        for id in [other.as_str(), UNKNOWN[0], OPS_ID] {
            let problem = narrow.act(&path(id)).await.problem(403, "insufficient_scope");
            assert_eq!(problem["requiredScope"], "credentials:write");
        }

        let body = json!({ "name": "n", "role": "customer", "clientId": client, "scopes": ["clients:read"] });
        let (id, secret) = made(&reseller.caller, body).await;
        let customer = Caller::login(&app.url, &id, &secret).await;
        customer.act(&path(&id)).await.expect(200);
        for id in [other.as_str(), UNKNOWN[0], OPS_ID] {
            customer.act(&path(id)).await.problem(403, "role_not_allowed");
        }
        // A token that was narrowed does not get more by a new secret, neither its own nor another's.
        let (wide, secret) = made(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let narrowed = Caller::login_for(&app.url, &wide, &secret, Some("credentials:write clients:read")).await;
        for id in [wide.as_str(), other.as_str()] {
            let refused = narrowed.act(&path(id)).await.problem(403, "insufficient_scope");
            assert!(refused["requiredScope"].is_string(), "{refused}");
        }
        login(&app.url, &wide, &secret).await.expect(200);
        // Who may not do it learns nothing else: roles and scopes come before the id and the body.
        for (caller, code) in [(&customer, "role_not_allowed"), (&narrow, "insufficient_scope")] {
            caller.post(&path(&other), json!({ "graceSeconds": -1 })).await.problem(403, code);
            caller.act(&path("no%20id")).await.problem(403, code);
        }

        reseller.caller.act(&path(OPS_ID)).await.problem(404, "credential_not_found");
        reseller.caller.act(&path(UNKNOWN[0])).await.problem(404, "credential_not_found");
        login(&app.url, OPS_ID, OPS_SECRET).await.expect(200);
    }
}

on_both! {
    the_last_operations_credential_stays, Manual, |app| {
        let path = format!("/credentials/{OPS_ID}");
        app.ops.delete(&path).await.problem(409, "last_operations_credential");
        // One that ends soon, or was revoked, is none.
        let end = (app.clock.now() + chrono::TimeDelta::seconds(30)).to_rfc3339();
        let body = json!({ "name": "n", "role": "operations", "expiresAt": end });
        let (short, _) = made(&app.ops, body).await;
        app.clock.advance(chrono::TimeDelta::seconds(31));
        app.ops.delete(&path).await.problem(409, "last_operations_credential");
        app.ops.delete(&format!("/credentials/{short}")).await.expect(204);
        let (second, secret) = made(&app.ops, json!({ "name": "n", "role": "operations" })).await;
        let second = (Caller::login(&app.url, &second, &secret).await, second);
        second.0.delete(&path).await.expect(204);
        second.0.delete(&path).await.expect(204);
        second.0.delete(&format!("/credentials/{}", second.1)).await.problem(409, "last_operations_credential");
        // A start does not fail of a first credential that was revoked.
        app.replica();
        app.database.execute(&format!("UPDATE credentials SET revoked_at = created_at WHERE id = '{}'", second.1));
        app.replica();
        denied(login(&app.url, OPS_ID, OPS_SECRET).await, 401, "invalid_client");
    }
}

on_both! {
    a_revoked_credential_is_refused_at_once_here_and_soon_on_another_replica, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (id, secret) = made(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let here = Caller::login(&app.url, &id, &secret).await;
        let there = Caller { url: app.replica(), ..here.clone() };
        for caller in [&here, &there] {
            caller.get("/clients").await.expect(200);
        }
        let path = format!("/credentials/{id}");
        let stale = reseller.caller.send(Method::DELETE, &path, None, &[("if-match", "\"v7\"")]).await;
        stale.problem(412, "version_mismatch");
        here.get("/clients").await.expect(200);

        assert!(reseller.caller.delete(&path).await.expect(204).is_null());
        here.get("/clients").await.problem(401, "unauthenticated");
        within_five_seconds(&there, "/clients", 401).await;
        here.get("/clients").await.problem(401, "unauthenticated");
        for url in [&here.url, &there.url] {
            denied(login(url, &id, &secret).await, 401, "invalid_client");
        }

        let revoked = reseller.caller.get(&path).await.expect(200);
        assert!(revoked["revokedAt"].is_string());
        assert_eq!(revoked["version"], 2);
        reseller.caller.act(&format!("{path}/rotate")).await.problem(409, "credential_revoked");
        reseller.caller.delete(&path).await.expect(204);
        assert_eq!(reseller.caller.get(&path).await.expect(200), revoked);
        // Others of the same reseller live on, on both.
        reseller.caller.get("/clients").await.expect(200);
        Caller { url: there.url.clone(), ..reseller.caller.clone() }.get("/clients").await.expect(200);

        // Nor does the old secret work on for the rest of its grace.
        let (id, secret) = made(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        reseller.caller.act(&format!("/credentials/{id}/rotate")).await.expect(200);
        login(&app.url, &id, &secret).await.expect(200);
        reseller.caller.delete(&format!("/credentials/{id}")).await.expect(204);
        denied(login(&app.url, &id, &secret).await, 401, "invalid_client");
    }
}

on_both! {
    a_suspended_resellers_tokens_are_refused_until_it_is_active_again, Manual, |app| {
        let (reseller, other) = (app.reseller("Nube Partners").await, app.reseller("Sol").await);
        let client = reseller.client(&app, "Panadería Sol").await;
        let (id, secret) = made(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let (portal, key) = made(&reseller.caller, json!({ "name": "n", "role": "customer", "clientId": client })).await;
        let customer = Caller::login(&app.url, &portal, &key).await;
        let there = Caller { url: app.replica(), ..reseller.caller.clone() };
        let own = format!("/clients/{client}");
        for caller in [&reseller.caller, &customer, &there] {
            caller.get(&own).await.expect(200);
        }

        let path = format!("/resellers/{}", reseller.id);
        app.ops.patch(&path, json!({ "status": "suspended" })).await.expect(200);
        for (id, secret) in [(&id, &secret), (&portal, &key)] {
            denied(login(&app.url, id, secret).await, 401, "invalid_client");
        }
        for caller in [&reseller.caller, &customer, &there] {
            within_five_seconds(caller, &own, 401).await;
            caller.get(&own).await.problem(401, "unauthenticated");
        }
        other.caller.get("/clients").await.expect(200);
        app.ops.get(&own).await.expect(200);

        app.ops.patch(&path, json!({ "status": "active" })).await.expect(200);
        for (id, secret) in [(&id, &secret), (&portal, &key)] {
            login(&app.url, id, secret).await.expect(200);
        }
        for caller in [&reseller.caller, &customer, &there] {
            within_five_seconds(caller, &own, 200).await;
        }
    }
}
