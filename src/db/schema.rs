//! The tables as diesel sees them. The column lists are compared with both databases by a test (`migrations`).

#![expect(missing_docs, reason = "made by diesel's macro; the migrations explain the columns")]

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    resellers (id) {
        id -> Text,
        name -> Text,
        external_ref -> Nullable<Text>,
        country -> Nullable<Text>,
        default_currency -> Text,
        status -> Text,
        version -> Integer,
        created_at -> DbTime,
        updated_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    clients (id) {
        id -> Text,
        reseller_id -> Text,
        name -> Text,
        name_folded -> Text,
        external_ref -> Nullable<Text>,
        contact_name -> Text,
        contact_email -> Text,
        contact_phone -> Nullable<Text>,
        street -> Text,
        city -> Text,
        state -> Nullable<Text>,
        postal_code -> Text,
        country -> Text,
        domain -> Nullable<Text>,
        language -> Text,
        status -> Text,
        version -> Integer,
        created_at -> DbTime,
        updated_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    credentials (id) {
        id -> Text,
        name -> Text,
        role -> Text,
        reseller_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        scopes -> Text,
        secret_hash -> Text,
        old_secret_hash -> Nullable<Text>,
        old_secret_until -> Nullable<DbTime>,
        expires_at -> Nullable<DbTime>,
        last_used_at -> Nullable<DbTime>,
        revoked_at -> Nullable<DbTime>,
        version -> Integer,
        created_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    signing_keys (kid) {
        kid -> Text,
        private_key -> Text,
        sealed -> Bool,
        created_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    pricebooks (id) {
        id -> Text,
        reseller_id -> Nullable<Text>,
        provider -> Text,
        kind -> Text,
        name -> Text,
        currency -> Text,
        based_on -> Nullable<Text>,
        status -> Text,
        version -> Integer,
        created_at -> DbTime,
        updated_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    pricebook_rule_sets (pricebook_id, version) {
        pricebook_id -> Text,
        version -> Integer,
        at -> DbTime,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
        rules -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    cloud_providers (client_id, provider) {
        client_id -> Text,
        provider -> Text,
        pricebook_id -> Text,
        currency -> Text,
        enabled_in_customer_portal -> Bool,
        version -> Integer,
        created_at -> DbTime,
        updated_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    support_plans (id) {
        id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        name -> Text,
        kind -> Text,
        version -> Integer,
        created_at -> DbTime,
        updated_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    cloud_accounts (id) {
        id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        origin -> Text,
        aws_account_id -> Nullable<Text>,
        nickname -> Nullable<Text>,
        root_email -> Nullable<Text>,
        root_email_key -> Nullable<Text>,
        support_type -> Text,
        organization_role -> Nullable<Text>,
        pricebook_id -> Nullable<Text>,
        external_id -> Text,
        status -> Text,
        role_status -> Text,
        link_request_id -> Nullable<Text>,
        support_plan_id -> Nullable<Text>,
        liability_starts_at -> Nullable<DbTime>,
        version -> Integer,
        created_at -> DbTime,
        updated_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    role_arns (cloud_account_id) {
        cloud_account_id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        role_arn -> Nullable<Text>,
        role_name -> Nullable<Text>,
        description -> Nullable<Text>,
        status -> Text,
        checked_at -> Nullable<DbTime>,
        diagnosis -> Nullable<Text>,
        checks -> Text,
        version -> Integer,
        updated_at -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    link_requests (id) {
        id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        cloud_account_id -> Text,
        kind -> Text,
        status -> Text,
        note -> Nullable<Text>,
        supersedes -> Nullable<Text>,
        submitted_at -> DbTime,
        approved_at -> Nullable<DbTime>,
        approved_by -> Nullable<Text>,
        rejection_reason -> Nullable<Text>,
        attempts -> Integer,
        sending_since -> Nullable<DbTime>,
        create_request_id -> Nullable<Text>,
        handshake_id -> Nullable<Text>,
        sent_at -> Nullable<DbTime>,
        expires_at -> Nullable<DbTime>,
        aws_expires_at -> Nullable<DbTime>,
        aws_open -> Bool,
        closed_at -> Nullable<DbTime>,
        failure_code -> Nullable<Text>,
        failure_reason -> Nullable<Text>,
        version -> Integer,
        updated_at -> DbTime,
        stuck_since -> Nullable<DbTime>,
        stuck_cause -> Nullable<Text>,
        retry_at -> Nullable<DbTime>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    link_request_moves (link_request_id, version) {
        link_request_id -> Text,
        version -> Integer,
        at -> DbTime,
        from_status -> Nullable<Text>,
        to_status -> Text,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    job_leases (name) {
        name -> Text,
        holder -> Text,
        held_until -> DbTime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    events (id) {
        id -> Text,
        position -> Nullable<BigInt>,
        kind -> Text,
        at -> DbTime,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
        reseller_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        resource_id -> Text,
        resource_version -> Integer,
        data -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    event_sequence (name) {
        name -> Text,
        next -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbTime;

    idempotency_keys (credential_id, idempotency_key) {
        credential_id -> Text,
        idempotency_key -> Text,
        fingerprint -> Text,
        expires_at -> DbTime,
        running_until -> Nullable<DbTime>,
        status -> Nullable<Integer>,
        language -> Nullable<Text>,
        etag -> Nullable<Text>,
        location -> Nullable<Text>,
        body -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    resellers,
    clients,
    credentials,
    signing_keys,
    pricebooks,
    pricebook_rule_sets,
    cloud_providers,
    support_plans,
    cloud_accounts,
    role_arns,
    link_requests,
    link_request_moves,
    job_leases,
    events,
    event_sequence,
    idempotency_keys,
);
