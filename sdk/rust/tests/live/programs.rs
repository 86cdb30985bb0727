//! The example program, and the README's quick start.

use std::env;
use std::path::PathBuf;

use gangway_sdk::models::CloudAccountStatus;
use tokio::process::Command;

use crate::Done;
use crate::world::World;

/// A program of this package, beside this one.
fn program(name: &str) -> Result<Command, std::io::Error> {
    let own = env::current_exe()?;
    let folder = own.ancestors().nth(2).unwrap();
    Ok(Command::new(folder.join("examples").join(name)))
}

pub async fn example(world: &World) -> Done {
    let client = world.client().await?;
    let file = PathBuf::from(env::var("GANGWAY_LIVE")?).join("accounts.csv");
    for expected in ["2 created, 0 already there, 3 failed", "0 created, 2 already there, 3 failed"] {
        let done = program("onboard")?.arg(&file).arg(client.id.as_str()).output().await?;
        assert_eq!(done.status.code(), Some(1));
        let text = String::from_utf8(done.stdout)?;
        assert!(text.starts_with(expected), "{text}");
        let six = "line 6: the number of fields is 2, not 3";
        for wrong in ["line 4: invalid_request", "line 5: invalid_request", six] {
            assert!(text.contains(wrong), "{text}");
        }
        let accounts = world.gangway.cloud_accounts().list().client_id(&client.id).items().try_collect().await?;
        assert_eq!(accounts.len(), 2);
        assert!(accounts.iter().all(|account| account.link_request_id.is_some()));
        assert!(accounts.iter().all(|account| account.status == CloudAccountStatus::Requested), "{accounts:?}");
        assert!(accounts.iter().any(|account| account.nickname.as_deref() == Some("Production, EU")), "{accounts:?}");
        assert!(accounts.iter().any(|account| account.nickname.is_none()), "{accounts:?}");
    }

    // An account that was given up since is added anew.
    let requested = || {
        let list = world.gangway.cloud_accounts().list().client_id(&client.id).status(CloudAccountStatus::Requested);
        list.items().try_collect()
    };
    let given_up = requested().await?.pop().ok_or("no account")?;
    world.gangway.link_requests().cancel(given_up.link_request_id.as_ref().ok_or("no link request")?).await?;
    world.gangway.cloud_accounts().unlink(&given_up.id).await?;
    let done = program("onboard")?.arg(&file).arg(client.id.as_str()).output().await?;
    let text = String::from_utf8(done.stdout)?;
    assert!(text.starts_with("1 created, 1 already there, 3 failed"), "{text}");
    assert_eq!(requested().await?.len(), 2);

    // Nothing is sent of a file that is refused.
    let broken = PathBuf::from(env::var("GANGWAY_SCRATCH")?).join("broken.csv");
    std::fs::write(&broken, b"awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panader\xeda,basic\n")?;
    let done = program("onboard")?.arg(&broken).arg(client.id.as_str()).output().await?;
    assert_eq!(done.status.code(), Some(2));
    let text = String::from_utf8(done.stderr)?;
    assert!(text.starts_with(&format!("{}: line 3 is not UTF-8", broken.display())), "{text}");
    assert_eq!(requested().await?.len(), 2);
    Ok(())
}

pub async fn readme(_: &World) -> Done {
    let done = program("readme")?.output().await?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8(done.stdout)?.starts_with("acc_"));
    Ok(())
}
