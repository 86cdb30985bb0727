//! Webhooks, the example program, and the README's quick start.

use std::env;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use gangway_sdk::models::CloudAccountStatus;
use gangway_sdk::webhooks::Webhook;
use serde_json::Value;
use tokio::process::Command;

use crate::Done;
use crate::world::World;

pub async fn webhooks(_: &World) -> Done {
    let path = PathBuf::from(env::var("GANGWAY_LIVE")?).join("webhook-vectors.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let webhook = Webhook::new(file["secret"].as_str().unwrap())?;
    let webhook = webhook.tolerance(Duration::from_secs(file["toleranceSeconds"].as_u64().unwrap()));
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(file["now"].as_u64().unwrap());
    for vector in file["vectors"].as_array().unwrap() {
        let headers: std::collections::HashMap<String, String> = serde_json::from_value(vector["headers"].clone())?;
        let body = vector["body"].as_str().unwrap().as_bytes();
        let verified = webhook.verify_signature(body, &headers, now);
        assert_eq!(verified.is_ok(), vector["valid"].as_bool().unwrap(), "{}: {verified:?}", vector["name"]);
    }
    Ok(())
}

/// A program of this package, beside this one.
fn program(name: &str) -> Result<Command, std::io::Error> {
    let own = env::current_exe()?;
    let folder = own.ancestors().nth(2).unwrap();
    Ok(Command::new(folder.join("examples").join(name)))
}

pub async fn example(world: &World) -> Done {
    let client = world.client().await?;
    let file = PathBuf::from(env::var("GANGWAY_LIVE")?).join("accounts.csv");
    for expected in ["2 added, 0 already there, 3 failed", "0 added, 2 already there, 3 failed"] {
        let done = program("onboard")?.arg(&file).arg(client.id.as_str()).output().await?;
        assert_eq!(done.status.code(), Some(1));
        let text = String::from_utf8(done.stdout)?;
        assert!(text.starts_with(expected), "{text}");
        for wrong in ["line 4: invalid_request", "line 5: invalid_request", "line 6: csv"] {
            assert!(text.contains(wrong), "{text}");
        }
        let accounts = world.gangway.cloud_accounts().list().client_id(&client.id).items().try_collect().await?;
        assert_eq!(accounts.len(), 2);
        assert!(accounts.iter().all(|account| account.link_request_id.is_some()));
        assert!(accounts.iter().all(|account| account.status == CloudAccountStatus::Requested), "{accounts:?}");
    }
    files_of_spreadsheets(world).await
}

async fn files_of_spreadsheets(world: &World) -> Done {
    let client = world.client().await?;
    let path = PathBuf::from(env::var("GANGWAY_SCRATCH")?).join("accounts.csv");
    let run = async |content: &[u8]| {
        std::fs::write(&path, content)?;
        let done = program("onboard")?.arg(&path).arg(client.id.as_str()).output().await?;
        std::io::Result::Ok((String::from_utf8_lossy(&done.stdout).into_owned(), done.status.code()))
    };
    let header = "\u{feff}awsAccountId,nickname,supportType\r\n";
    let lines = "\r\n999911110001,\"One, \r\n\"\"first\"\"\",basic\r\n\r\n\r\n999911110002,Two\r\n";
    let content = [header.as_bytes(), lines.as_bytes(), b"999911110003,Se\xf1al,basic\r\n1,Four,basic"].concat();
    let (text, _) = run(&content).await?;
    assert!(text.starts_with("1 added, 0 already there, 3 failed\nline 7: csv: it has 2 cells"), "{text}");
    assert!(text.contains("\nline 8: csv: it is not UTF-8") && text.contains("\nline 9: invalid_request"), "{text}");
    let (text, code) = run(b"account;nickname\n1;One\n2;Two\n").await?;
    assert_eq!((text.as_str(), code), ("", Some(1)));

    // An account that was given up since is added anew.
    let list = || world.gangway.cloud_accounts().list().client_id(&client.id).items().try_collect();
    let [first] = &list().await?[..] else { panic!("not one account") };
    assert_eq!(first.nickname.as_deref(), Some("One, \r\n\"first\""));
    world.gangway.link_requests().cancel(first.link_request_id.as_ref().ok_or("no link request")?).await?;
    world.gangway.cloud_accounts().unlink(&first.id).await?;
    let (text, code) = run(format!("{header}{lines}").as_bytes()).await?;
    assert!(text.starts_with("1 added") && code == Some(1), "{text}");
    let live = list().await?.into_iter().filter(|account| account.status == CloudAccountStatus::Requested);
    assert_eq!(live.count(), 1);
    Ok(())
}

pub async fn readme(_: &World) -> Done {
    let done = program("readme")?.output().await?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8(done.stdout)?.starts_with("acc_"));
    Ok(())
}
