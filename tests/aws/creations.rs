//! New accounts: begun, followed, found again without AWS's id.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use gangway::aws::connected::Connected;
use gangway::aws::{Creation, NewAccount};

use crate::world::{MANAGEMENT, World, new_account};

async fn ended(gangway: &Connected, account: &NewAccount, id: Option<&str>) -> Creation {
    for _ in 0..100 {
        match gangway.creation(account, id, Utc::now()).await.unwrap() {
            Some(Creation::InProgress { .. }) => tokio::time::sleep(Duration::from_millis(100)).await,
            ended => return ended.unwrap(),
        }
    }
    panic!("the creation does not end");
}

fn begun(creation: Creation) -> String {
    match creation {
        Creation::InProgress { create_request_id } => create_request_id,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_account_is_begun_and_followed_to_its_number() {
    let world = World::start().await;
    let gangway = world.gangway();
    let account = new_account("Sol Production", "root+sol@example.com");
    let id = begun(gangway.create_account(&account).await.unwrap());
    let Creation::Succeeded(number) = ended(&gangway, &account, Some(&id)).await else { panic!("no success") };
    // Without AWS's id it is found by its name and time, and known by its address.
    assert_eq!(ended(&gangway, &account, None).await, Creation::Succeeded(number.clone()));
    let other = NewAccount { root_email: new_account("x", "other@example.com").root_email, ..account.clone() };
    assert_eq!(gangway.creation(&other, None, Utc::now() + TimeDelta::minutes(1)).await, Ok(None));
    let doubtful = gangway.creation(&other, Some(&id), Utc::now()).await.unwrap();
    assert!(matches!(doubtful, Some(Creation::Doubtful(_))), "{doubtful:?}");
    // A mailbox can have one account: AWS tells when it has tried.
    let second = new_account("Sol Production again", "root+sol@example.com");
    let id = begun(gangway.create_account(&second).await.unwrap());
    assert_eq!(ended(&gangway, &second, Some(&id)).await, Creation::Failed("EMAIL_ALREADY_EXISTS".to_owned()));
}

#[tokio::test]
async fn accounts_that_aws_closed_are_told_apart_from_those_that_go_on() {
    let world = World::start().await;
    let gangway = world.gangway();
    let mut numbers = Vec::new();
    for name in ["Sol", "Luna"] {
        let account = new_account(name, &format!("root+{name}@example.com"));
        let id = begun(gangway.create_account(&account).await.unwrap());
        let Creation::Succeeded(number) = ended(&gangway, &account, Some(&id)).await else { panic!("no success") };
        numbers.push(number);
    }
    assert_eq!(gangway.closed_accounts().await, Ok(Vec::new()));
    world.organizations(MANAGEMENT).close_account().account_id(numbers[0].as_str()).send().await.unwrap();
    assert_eq!(gangway.closed_accounts().await, Ok(vec![numbers[0].clone()]));
}

#[tokio::test]
async fn a_lost_creation_is_found_and_two_of_one_name_are_doubtful() {
    let world = World::start().await;
    let gangway = world.gangway();
    let account = new_account("Luna", "root+luna@example.com");
    let now = Utc::now();
    assert!(gangway.creation(&account, None, now).await.is_err(), "too soon to say");
    assert_eq!(gangway.creation(&account, None, now + TimeDelta::minutes(1)).await, Ok(None));
    let id = begun(gangway.create_account(&account).await.unwrap());
    assert_eq!(begun(gangway.creation(&account, None, now).await.unwrap().unwrap()), id);
    let twin = new_account("Luna", "other+luna@example.com");
    begun(gangway.create_account(&twin).await.unwrap());
    let found = gangway.creation(&account, None, now).await.unwrap();
    assert!(matches!(found, Some(Creation::Doubtful(_))), "{found:?}");
    // Once both exist, their addresses tell them apart.
    let Creation::Succeeded(number) = ended(&gangway, &account, Some(&id)).await else { panic!("no success") };
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(ended(&gangway, &account, None).await, Creation::Succeeded(number));
    // One of the same name from long ago is another one.
    let later = NewAccount { begun_at: now + TimeDelta::days(1), ..account };
    assert_eq!(gangway.creation(&later, None, now + TimeDelta::days(2)).await, Ok(None));
}
