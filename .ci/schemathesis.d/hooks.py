"""What the document cannot tell Schemathesis: texts of our formats, and ids of things that exist."""

import datetime
import itertools
import os
import re
import string
import zlib

import requests
import schemathesis
from hypothesis import strategies as st
from schemathesis.core.media_types import YAML_MEDIA_TYPES

URL = os.environ["GANGWAY_URL"]
SESSION = requests.Session()
SESSION.headers["Authorization"] = f"Bearer {os.environ['GANGWAY_TOKEN']}"

ID = re.compile(r"\b(?:rsl|crd|cli|pbk|acc|lrq|spg|evt|whk|whd|olk|opl)_[0-7][0-9a-hjkmnp-tv-z]{25}\b")

# Ids that answers have shown, by prefix, in the order of their appearance.
KNOWN: dict[str, list[str]] = {}


NUMBERS = itertools.count(1)

# The client of each account.
CLIENTS: dict[str, str] = {}


def note(text: str) -> None:
    for found in ID.findall(text):
        ids = KNOWN.setdefault(found[:3], [])
        if found not in ids:
            ids.append(found)
    for account, client in re.findall(r'"id":"(acc_[^"]*)"[^{}]*"clientId":"(cli_[^"]*)"', text):
        CLIENTS[account] = client


def existing(text: str) -> str:
    """A generated id becomes one that exists, the same every time; half of them are among the newest, which still live."""
    ids = KNOWN.get(text[:3], [])
    if not ids or text in ids:
        return text
    number = zlib.crc32(text.encode())
    if number % 2:
        ids = ids[-4:]
    return ids[number // 2 % len(ids)]


def with_existing_ids(value):
    if isinstance(value, str):
        return existing(value) if ID.fullmatch(value) else value
    if isinstance(value, list):
        return [with_existing_ids(item) for item in value]
    if isinstance(value, dict):
        return {name: with_existing_ids(item) for name, item in value.items()}
    return value


def create(path: str, body: dict, method: str = "POST") -> str:
    answer = SESSION.request(method, URL + path, json=body, timeout=30)
    answer.raise_for_status()
    note(answer.text)
    return answer.json().get("id", "")


def seed() -> None:
    note(SESSION.get(f"{URL}/pricebooks", timeout=30).text)
    reseller = create("/resellers", {"name": "Nube Partners"})
    create("/credentials", {"name": "Integration", "role": "reseller", "resellerId": reseller})
    create("/pricebooks", {"kind": "custom", "name": "Retail", "currency": "USD", "basedOn": KNOWN["pbk"][0], "resellerId": reseller})
    for number in range(3):
        client = create("/clients", {
            "resellerId": reseller, "name": f"Client {number}",
            "contact": {"name": "Contact", "email": "contact@example.com"},
            "address": {"street": "Calle Mayor 1", "city": "Madrid", "postalCode": "28013", "country": "ES"},
        })
        provider = {"pricebookId": KNOWN["pbk"][0], "currency": "USD", "enabledInCustomerPortal": True}
        create(f"/clients/{client}/cloud-providers/aws", provider, "PUT")
        account = create("/cloud-accounts", {
            "origin": "existing", "clientId": client, "awsAccountId": f"11112222{number}333",
            "supportType": "basic", "organizationRole": "standalone",
        })
        create("/link-requests", {"cloudAccountId": account})
        create("/support-plans", {"clientId": client, "name": f"Group {number}", "kind": "passthrough"})


seed()


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Schemathesis can leave a bearer token out, or send a wrong one, but knows nothing of OAuth's flows."""
    raw_schema["components"]["securitySchemes"]["oauth2"] = {"type": "http", "scheme": "bearer"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Makes a request that fits the document fit the data too."""
    if case.operation.definition.raw["operationId"] == "listEvents":
        hurry(case.query or {})
    if not case.meta.generation.mode.is_positive:
        return
    for values in (case.path_parameters, case.query):
        for name, value in (values or {}).items():
            values[name] = with_existing_ids(value)
    # Cursors are opaque: only those that answers hold are accepted.
    (case.query or {}).pop("cursor", None)
    # Most versions are wrong ones; three of four requests do without.
    if zlib.crc32((case.headers or {}).get("If-Match", "").encode()) % 4:
        case.headers.pop("If-Match", None)
    # A key belongs to one request; a generated one would come with several.
    if "Idempotency-Key" in (case.headers or {}):
        case.headers["Idempotency-Key"] = f"{next(NUMBERS)}-{case.headers['Idempotency-Key']}"[:255]
    # Whoever revokes or rotates the credential behind its own token is locked out.
    if (case.path_parameters or {}).get("credentialId") == os.environ["GANGWAY_CLIENT_ID"]:
        case.path_parameters["credentialId"] = KNOWN["crd"][0]
    if isinstance(case.body, (dict, list)):
        case.body = with_existing_ids(case.body)
    if isinstance(case.body, dict):
        fit(case.body, case.operation.definition.raw["operationId"], case.path_parameters or {})


def hurry(query: dict) -> None:
    """A page that waits for an event comes after a second, and nothing but the feed waits."""
    if str(query.get("wait")).isdigit() and 1 <= int(query["wait"]) <= 30:
        query["wait"] = 1
        if "since" not in query:
            del query["wait"]


def fit(body: dict, operation: str, path: dict) -> None:
    """Makes members fit each other that the document describes one by one."""
    if ID.fullmatch(str(body.get("awsAccountId"))):
        # Schemathesis takes the id of an account for its number.
        body["awsAccountId"] = f"{zlib.crc32(body['awsAccountId'].encode()):012}"
    if operation == "createClient":
        # Operations has to name one; null is none.
        body["resellerId"] = body.get("resellerId") or KNOWN["rsl"][0]
    if operation == "simulateMargin" and body.get("accounts"):
        account = next((id for id, client in CLIENTS.items() if client == path["clientId"]), None)
        if account:
            body["accounts"] = [body["accounts"][0] | {"cloudAccountId": account}]
    if operation == "preflightLinkRequest" and body.get("cloudAccountId"):
        # The account is named in one of two ways.
        body.pop("awsAccountId", None)
        body.pop("organizationRole", None)
    if operation == "createSupportPlan" and body.get("cloudAccountIds"):
        body["clientId"] = CLIENTS.get(body["cloudAccountIds"][0], body["clientId"])
        del body["cloudAccountIds"][1:]
    if operation in ("createWebhookEndpoint", "updateWebhookEndpoint") and body.get("eventTypes"):
        body["eventTypes"] = ["*"] if len(body["eventTypes"]) == 1 else ["client.created", "client.updated"]
    if operation == "sendLinkRequest":
        # Where the platform is connected to AWS, it makes the handshake itself.
        body.clear()


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code < 300:
        note(response.text)


@schemathesis.deserializer(*YAML_MEDIA_TYPES)
def yaml_is_text(context, response):
    """The document describes a template as a text, and its tags are CloudFormation's own."""
    return response.text


# Rules that a schema cannot express: operation, pointer of the refused member, code. The reason follows.
RULES = [
    # A reference has the right form, and what it names is of another client or reseller, or gone.
    (".*", ".*", "not_found"),
    # Control characters are refused in every text; a pattern at each would drown the rest of the document.
    (".*", ".*", "control_character"),
    # Which of reseller and client there must be follows from the role.
    ("createCredential", "/(resellerId|clientId)", "required|not_allowed"),
    # A role cannot hold every scope.
    ("createCredential", "", "scope_not_allowed"),
    # A moment that has passed has the right form too.
    ("createCredential", "/expiresAt", "in_the_past"),
    # A custom pricebook starts from a master, and a master has neither base nor rules nor reseller.
    ("createPricebook", "/(basedOn|rules|resellerId)", "not_allowed|required"),
    # Whether a rule needs something to match follows from its scope, and no two rules may match the same.
    ("createPricebook|putPricebookRules", "/rules/[0-9]+/match", "match_not_allowed|match_required|duplicate_rule"),
    # A pricebook's currency is that of its base, and that of whoever it is assigned to.
    ("createPricebook|putCloudProvider|.*CloudAccount|simulateMargin", "", "pricebook_currency_mismatch"),
    # Questions and their answers are those of the catalogue, and outdated ones as they are kept.
    ("putDiscovery", "/answers/.*", "unknown_member|unknown_value"),
    # The client stands in the body, or in the query beside a file.
    ("createOnboardingPlan", "clientId", "not_allowed|required"),
    # A file is a text, and not every text has the columns.
    ("createOnboardingPlan", ".*", "no_header|(unknown|duplicate|missing)_column|(unclosed|stray)_quote|too_few|too_many"),
    # The clock is moved by seconds or to a moment, forward, and not for ever.
    ("advanceTestClock", "/(seconds|to)", "not_allowed|required|in_the_past|too_far_ahead"),
    # An account is named once.
    ("chargeSunsetReport", "/accounts/[0-9]+/cloudAccountId", "not_unique"),
    # An account is named by its id or by its number, and what is on the platform says itself what it is.
    ("preflightLinkRequest", "/(cloudAccountId|awsAccountId|organizationRole)", "account_required|not_allowed"),
    # What may be said of an account follows from whether it exists already.
    ("approveLinkRequest", "/(accountName|rootEmail|supportType)", "not_allowed"),
    # A name and an address that AWS needs stay, and a requested account is in no organization.
    ("updateCloudAccount", "/(nickname|rootEmail|organizationRole)", "required|invalid_account_name|not_allowed"),
    # Whether an address has a postal code follows from its country.
    (".*Client", "/address/postalCode", "required"),
    # An account that manages an organization goes another way.
    (".*CloudAccount|createLinkRequest", "", "management_account_needs_cta"),
    # The ARN names an account and a role, which must be those of the same request and resource.
    ("putRoleArn", "", "role_arn_account_mismatch|role_arn_partition_mismatch|role_name_mismatch"),
    # A group holds its own client's accounts, of support types that fit its kind.
    (".*SupportPlan.*|.*CloudAccount|approveLinkRequest", "", "account_of_other_client|support_plan_mismatch"),
    # Where operations follow each other, the id of an account or a credential stands for an account's number.
    ("quoteSupportPlan", "/accounts/[0-9]+/awsAccountId", "invalid_aws_account_id"),
    # Some support plans are no longer sold.
    (".*", "", "support_plan_retired"),
    # A new account needs the address at the latest when it is approved.
    ("approveLinkRequest", "", "account_name_required|root_email_required"),
    # The feed starts after an event that exists.
    ("listEvents", "", "cursor_invalid"),
    # Types of events are those that there are, each once, and all of them alone.
    (".*WebhookEndpoint", "/eventTypes/[0-9]+", "unknown_event_type|everything_alone|not_unique"),
    # Webhooks go to the Internet at large.
    (".*WebhookEndpoint", "", "webhook_address_not_allowed"),
    # No generated secret is a right one.
    ("issueToken", "", "invalid_client"),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops the refusal of data that fits the schema, when all that is refused is refused by one of the rules."""
    if type(failure).__name__ == "AcceptedNegativeData":
        # A tag of no version is not invalid: it matches nothing (RFC 9110, 13.1).
        return "parameter `If-None-Match` in header" not in failure.message
    operation = case.operation.definition.raw["operationId"]
    if type(failure).__name__ == "ResponseTimeExceeded":
        # The test of a webhook waits for its receiver, fifteen seconds at most.
        return operation != "testWebhookEndpoint" or failure.elapsed > 16_000
    if type(failure).__name__ != "RejectedPositiveData":
        return True
    problem = response.json()
    refused = [(error["pointer"], error["code"]) for error in problem.get("errors", [])] or [("", problem.get("code") or problem["error"])]

    def ruled(pointer, code):
        return any(re.fullmatch(rule[2], code) and re.fullmatch(rule[0], operation) and re.fullmatch(rule[1], pointer) for rule in RULES)

    return not all(ruled(pointer, code) for pointer, code in refused)


DIGITS = string.digits
LOWER = string.ascii_lowercase
NAME = string.ascii_letters + DIGITS + "+=,.@_-"
PRINTABLE = "".join(chr(code) for code in range(0x20, 0x7F))
# Line breaks and tabs are the only controls that text may hold, names none; and halves of surrogates are no text.
LINE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
TEXT = LINE | st.sampled_from("\n\r\t")


def text(alphabet, least, most):
    return st.text(alphabet, min_size=least, max_size=most)


def joined(*parts):
    return st.tuples(*[st.just(part) if isinstance(part, str) else part for part in parts]).map("".join)


def blank(value):
    return not value.strip()


decimal = st.from_regex(r"\A(0|[1-9][0-9]{0,6})(\.[0-9]{1,6})?\Z", alphabet=DIGITS + ".")
FORMATS = {
    "account-name": text(PRINTABLE, 1, 50).filter(lambda value: not blank(value)),
    "aws-account-id": text(DIGITS, 12, 12).filter(lambda value: value.strip("0")),
    "contact-email": joined(text(LOWER + DIGITS + "+._", 1, 20), "@", text(LOWER, 1, 20), ".example"),
    "country": st.sampled_from(["ES", "MX", "US", "DE"]),
    "currency": st.sampled_from(["USD", "EUR", "JPY", "KWD"]),
    # Moments are of the years 1970 to 9999, in UTC.
    "date-time": st.datetimes(
        datetime.datetime(1970, 1, 2),
        datetime.datetime(9999, 12, 30),
        timezones=st.integers(-18 * 60, 18 * 60).map(lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))),
    ).map(datetime.datetime.isoformat),
    "domain-name": joined(text(LOWER + DIGITS, 1, 20), ".example"),
    "handshake-id": joined("h-", text(LOWER + DIGITS, 8, 32)),
    "money": joined(st.sampled_from(["", "-"]), decimal),
    "money-not-negative": decimal,
    # A letter, since some characters show nothing.
    "not-blank": joined(st.sampled_from(LOWER), st.text(LINE)),
    "one-line": joined(st.sampled_from(LOWER), st.text(LINE)),
    "percent": st.from_regex(r"\A(0|[1-9][0-9]?)(\.[0-9]{1,2})?\Z", alphabet=DIGITS + "."),
    "phone": joined(st.sampled_from(["", "+"]), text(DIGITS, 3, 15), text(" ()-./", 0, 3)),
    "role-arn": joined("arn:aws:iam::", text(DIGITS, 12, 12), ":role/", text(NAME, 1, 64)),
    "role-description": text(NAME + " ", 0, 128),
    "role-name": text(NAME, 1, 128),
    "text": joined(st.sampled_from(LOWER), st.text(TEXT)),
    "webhook-url": joined("https://", text(LOWER + DIGITS, 1, 20), ".example/", text(LOWER, 0, 20)),
    "root-email": joined(text(LOWER + DIGITS + "+", 4, 20), "@", text(LOWER, 1, 20), ".example"),
}
for name, strategy in FORMATS.items():
    schemathesis.openapi.format(name, strategy)
