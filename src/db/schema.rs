// @generated automatically by Diesel CLI.

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

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
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

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
        liability_starts_at -> Nullable<Timestamptz>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        organization_role_source -> Nullable<Text>,
        payer_account_id -> Nullable<Text>,
        detected_support_type -> Nullable<Text>,
        ending_told -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    cloud_providers (client_id, provider) {
        client_id -> Text,
        provider -> Text,
        pricebook_id -> Text,
        currency -> Text,
        enabled_in_customer_portal -> Bool,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    credentials (id) {
        id -> Text,
        name -> Text,
        role -> Text,
        reseller_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        scopes -> Text,
        secret_hash -> Text,
        old_secret_hash -> Nullable<Text>,
        old_secret_until -> Nullable<Timestamptz>,
        expires_at -> Nullable<Timestamptz>,
        last_used_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
        version -> Int4,
        created_at -> Timestamptz,
        token_generation -> Int4,
        tokens_revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    discoveries (client_id) {
        client_id -> Text,
        answers -> Text,
        note -> Nullable<Text>,
        reviewed_at -> Nullable<Timestamptz>,
        version -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    event_horizon (name) {
        name -> Text,
        position -> Int8,
        id -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    event_sequence (name) {
        name -> Text,
        next -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    events (id) {
        id -> Text,
        position -> Nullable<Int8>,
        kind -> Text,
        at -> Timestamptz,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
        reseller_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        resource_id -> Text,
        resource_version -> Int4,
        data -> Text,
        origin -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    handshakes (link_request_id) {
        link_request_id -> Text,
        evidence -> Text,
        noted_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    idempotency_keys (credential_id, idempotency_key) {
        credential_id -> Text,
        idempotency_key -> Text,
        fingerprint -> Text,
        expires_at -> Timestamptz,
        running_until -> Nullable<Timestamptz>,
        status -> Nullable<Int4>,
        language -> Nullable<Text>,
        etag -> Nullable<Text>,
        location -> Nullable<Text>,
        body -> Nullable<Text>,
        holder -> Nullable<Text>,
        answer_bytes -> Nullable<Int8>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    invitations (invited_at, link_request_id) {
        link_request_id -> Text,
        invited_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    job_leases (name) {
        name -> Text,
        holder -> Text,
        held_until -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    link_request_moves (link_request_id, version) {
        link_request_id -> Text,
        version -> Int4,
        at -> Timestamptz,
        from_status -> Nullable<Text>,
        to_status -> Text,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    link_requests (id) {
        id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        cloud_account_id -> Text,
        kind -> Text,
        status -> Text,
        note -> Nullable<Text>,
        supersedes -> Nullable<Text>,
        submitted_at -> Timestamptz,
        approved_at -> Nullable<Timestamptz>,
        approved_by -> Nullable<Text>,
        rejection_reason -> Nullable<Text>,
        attempts -> Int4,
        sending_since -> Nullable<Timestamptz>,
        handshake_id -> Nullable<Text>,
        sent_at -> Nullable<Timestamptz>,
        expires_at -> Nullable<Timestamptz>,
        aws_expires_at -> Nullable<Timestamptz>,
        aws_open -> Bool,
        closed_at -> Nullable<Timestamptz>,
        failure_code -> Nullable<Text>,
        failure_reason -> Nullable<Text>,
        version -> Int4,
        updated_at -> Timestamptz,
        create_request_id -> Nullable<Text>,
        stuck_since -> Nullable<Timestamptz>,
        stuck_cause -> Nullable<Text>,
        retry_at -> Nullable<Timestamptz>,
        approved_account_name -> Nullable<Text>,
        approved_root_email -> Nullable<Text>,
        approved_support_type -> Nullable<Text>,
        send_scheduled_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    onboarding_plan_rows (line, plan_id) {
        plan_id -> Text,
        line -> Int4,
        aws_account_id -> Nullable<Text>,
        content -> Nullable<Text>,
        action -> Text,
        findings -> Text,
        outcome -> Text,
        cloud_account_id -> Nullable<Text>,
        link_request_id -> Nullable<Text>,
        problem -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    onboarding_plans (id) {
        id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        status -> Text,
        rows_create -> Int4,
        rows_update -> Int4,
        rows_none -> Int4,
        rows_refused -> Int4,
        rows_done -> Int4,
        rows_failed -> Int4,
        invitations_needed -> Int4,
        invitations_per_day -> Int4,
        last_sent_about -> Nullable<Timestamptz>,
        applied_by -> Nullable<Text>,
        applied_role -> Nullable<Text>,
        applied_scopes -> Nullable<Text>,
        applied_generation -> Nullable<Int4>,
        due_at -> Timestamptz,
        expires_at -> Timestamptz,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    owner_links (id) {
        id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        cloud_account_id -> Text,
        token_hash -> Text,
        language -> Text,
        expires_at -> Timestamptz,
        last_opened_at -> Nullable<Timestamptz>,
        checking_since -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
        done_at -> Nullable<Timestamptz>,
        version -> Int4,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    pricebook_rule_sets (pricebook_id, version) {
        pricebook_id -> Text,
        version -> Int4,
        at -> Timestamptz,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
        rules -> Text,
        rule_count -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    pricebooks (id) {
        id -> Text,
        reseller_id -> Nullable<Text>,
        provider -> Text,
        kind -> Text,
        name -> Text,
        currency -> Text,
        based_on -> Nullable<Text>,
        status -> Text,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        rules_version -> Nullable<Int4>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    quota_usage (holder, quota, slot) {
        holder -> Text,
        quota -> Text,
        used -> Int8,
        slot -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    resellers (id) {
        id -> Text,
        name -> Text,
        external_ref -> Nullable<Text>,
        country -> Nullable<Text>,
        default_currency -> Text,
        status -> Text,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    role_arns (cloud_account_id) {
        cloud_account_id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        role_arn -> Nullable<Text>,
        role_name -> Nullable<Text>,
        description -> Nullable<Text>,
        status -> Text,
        checked_at -> Nullable<Timestamptz>,
        diagnosis -> Nullable<Text>,
        checks -> Text,
        version -> Int4,
        updated_at -> Timestamptz,
        arn_saved_at -> Nullable<Timestamptz>,
        unanswered_since -> Nullable<Timestamptz>,
        unanswered_because -> Nullable<Text>,
        verification -> Nullable<Text>,
        check_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    signing_keys (kid) {
        kid -> Text,
        private_key -> Text,
        sealed -> Bool,
        created_at -> Timestamptz,
        signs_from -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    support_plans (id) {
        id -> Text,
        reseller_id -> Text,
        client_id -> Text,
        name -> Text,
        kind -> Text,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    test_clock (name) {
        name -> Text,
        offset_seconds -> Int8,
        version -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    unfinished_work (client_id, kind) {
        kind -> Text,
        client_id -> Text,
        done_to -> Text,
        begun_at -> Timestamptz,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    unplaced_events (id) {
        id -> Text,
        kind -> Text,
        at -> Timestamptz,
        actor_credential_id -> Nullable<Text>,
        actor_role -> Text,
        reseller_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        resource_id -> Text,
        resource_version -> Int4,
        data -> Text,
        origin -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    webhook_announced (name) {
        name -> Text,
        position -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    webhook_deliveries (id) {
        id -> Text,
        endpoint_id -> Text,
        event_id -> Text,
        event_type -> Text,
        chain -> Text,
        position -> Int8,
        body -> Nullable<Text>,
        status -> Text,
        attempts -> Text,
        tries -> Int4,
        begun_at -> Timestamptz,
        due_at -> Nullable<Timestamptz>,
        claim -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::Timestamptz;

    webhook_endpoints (id) {
        id -> Text,
        reseller_id -> Nullable<Text>,
        url -> Text,
        event_types -> Text,
        description -> Nullable<Text>,
        status -> Text,
        secret -> Text,
        old_secret -> Nullable<Text>,
        old_secret_until -> Nullable<Timestamptz>,
        due_at -> Nullable<Timestamptz>,
        places -> Int4,
        begins_after -> Int8,
        deleted_at -> Nullable<Timestamptz>,
        version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        handed_out -> Int8,
        stops_at -> Nullable<Int8>,
        hand_out_at -> Nullable<Timestamptz>,
    }
}

diesel::joinable!(clients -> resellers (reseller_id));
diesel::joinable!(cloud_accounts -> clients (client_id));
diesel::joinable!(cloud_accounts -> pricebooks (pricebook_id));
diesel::joinable!(cloud_accounts -> resellers (reseller_id));
diesel::joinable!(cloud_accounts -> support_plans (support_plan_id));
diesel::joinable!(cloud_providers -> clients (client_id));
diesel::joinable!(cloud_providers -> pricebooks (pricebook_id));
diesel::joinable!(credentials -> clients (client_id));
diesel::joinable!(credentials -> resellers (reseller_id));
diesel::joinable!(discoveries -> clients (client_id));
diesel::joinable!(handshakes -> link_requests (link_request_id));
diesel::joinable!(link_request_moves -> link_requests (link_request_id));
diesel::joinable!(link_requests -> clients (client_id));
diesel::joinable!(link_requests -> cloud_accounts (cloud_account_id));
diesel::joinable!(link_requests -> resellers (reseller_id));
diesel::joinable!(onboarding_plan_rows -> onboarding_plans (plan_id));
diesel::joinable!(onboarding_plans -> clients (client_id));
diesel::joinable!(onboarding_plans -> resellers (reseller_id));
diesel::joinable!(owner_links -> clients (client_id));
diesel::joinable!(owner_links -> cloud_accounts (cloud_account_id));
diesel::joinable!(owner_links -> resellers (reseller_id));
diesel::joinable!(pricebook_rule_sets -> pricebooks (pricebook_id));
diesel::joinable!(pricebooks -> resellers (reseller_id));
diesel::joinable!(role_arns -> clients (client_id));
diesel::joinable!(role_arns -> cloud_accounts (cloud_account_id));
diesel::joinable!(role_arns -> resellers (reseller_id));
diesel::joinable!(support_plans -> clients (client_id));
diesel::joinable!(support_plans -> resellers (reseller_id));
diesel::joinable!(webhook_endpoints -> resellers (reseller_id));

diesel::allow_tables_to_appear_in_same_query!(
    clients,
    cloud_accounts,
    cloud_providers,
    credentials,
    discoveries,
    event_horizon,
    event_sequence,
    events,
    handshakes,
    idempotency_keys,
    invitations,
    job_leases,
    link_request_moves,
    link_requests,
    onboarding_plan_rows,
    onboarding_plans,
    owner_links,
    pricebook_rule_sets,
    pricebooks,
    quota_usage,
    resellers,
    role_arns,
    signing_keys,
    support_plans,
    test_clock,
    unfinished_work,
    unplaced_events,
    webhook_announced,
    webhook_deliveries,
    webhook_endpoints,
);
