//! The example program, and the README's quick start.

use std::env;
use std::path::{Path, PathBuf};

use gangway_sdk::Error;
use gangway_sdk::models::{ClientProfile, CloudAccount};
use tokio::process::Command;

use crate::Done;
use crate::world::World;

/// A program of this package, beside this one.
fn program(name: &str) -> Result<Command, std::io::Error> {
    let own = env::current_exe()?;
    let folder = own.ancestors().nth(2).unwrap();
    Ok(Command::new(folder.join("examples").join(name)))
}

/// What the example prints, line by line.
async fn onboard(status: i32, file: &Path, client: &ClientProfile) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let done = program("onboard")?.arg(file).arg(client.id.as_str()).output().await?;
    let text = String::from_utf8([done.stdout, done.stderr].concat())?;
    assert_eq!(done.status.code(), Some(status), "{text}");
    Ok(text.lines().map(str::to_owned).collect())
}

async fn accounts(world: &World, client: &ClientProfile) -> Result<Vec<CloudAccount>, Error> {
    Ok(world.gangway.cloud_accounts().list().client_id(&client.id).await?.data)
}

pub async fn example(world: &World) -> Done {
    let live = PathBuf::from(env::var("GANGWAY_LIVE")?);
    let (client, good) = (world.client().await?, live.join("accounts.csv"));
    let printed = onboard(0, &good, &client).await?;
    assert_eq!(printed[2..], ["line 2: done", "line 3: done"]);
    assert!(printed[0].starts_with("line 2: create; ") && printed[0].contains("; nickname: Production, EU"));
    assert!(printed[1].starts_with("line 3: create; ") && printed[1].contains("; supportType: business_plus"));
    let made = accounts(world, &client).await?;
    assert!(made.iter().all(|account| account.link_request_id.is_some()), "{made:?}");
    let mut names: Vec<_> = made.iter().map(|one| (one.aws_account_id.as_deref(), one.nickname.as_deref())).collect();
    names.sort();
    assert_eq!(names, [(Some("111122223333"), Some("Production, EU")), (Some("111122224444"), None)]);
    let printed = onboard(0, &good, &client).await?;
    assert_eq!(printed, ["line 2: none", "line 3: none", "line 2: done", "line 3: done"]);
    assert_eq!(accounts(world, &client).await?, made);

    let other = world.client().await?;
    let printed = onboard(1, &live.join("refused.csv"), &other).await?;
    let starts = [
        "line 2: create; nickname: Good; ",
        "line 3: refused; /awsAccountId invalid_aws_account_id: ",
        "line 4: refused; /supportType unknown_value: ",
        "line 5: refused; too_few_fields: ",
        "nothing was applied",
    ];
    assert_eq!(printed.len(), starts.len());
    assert!(printed.iter().zip(starts).all(|(line, start)| line.starts_with(start)), "{printed:?}");
    let broken = PathBuf::from(env::var("GANGWAY_SCRATCH")?).join("broken.csv");
    std::fs::write(&broken, b"awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panader\xeda,basic\n")?;
    let printed = onboard(1, &broken, &other).await?;
    assert!(printed[0].starts_with("415 unsupported_media_type: ") && printed[0].contains("line 3"), "{printed:?}");
    let absent = broken.with_file_name("absent.csv");
    let printed = onboard(2, &absent, &other).await?;
    assert!(printed[0].starts_with(&format!("{}: ", absent.display())), "{printed:?}");
    assert_eq!(accounts(world, &other).await?, []);
    Ok(())
}

pub async fn readme(_: &World) -> Done {
    let done = program("readme")?.output().await?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8(done.stdout)?.starts_with("acc_"));
    Ok(())
}
