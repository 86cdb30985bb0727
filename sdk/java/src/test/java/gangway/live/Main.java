package gangway.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** The live suite: every scenario of sdk/live/scenarios.txt against a real server. */
public final class Main {
    private Main() {}

    interface Scenario {
        void run(World world) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("token-once", Tokens::once);
        scenarios.put("token-renewed", Tokens::renewed);
        scenarios.put("token-before-end", Tokens::beforeEnd);
        scenarios.put("linking", Onboarding::linking);
        scenarios.put("new-account", Onboarding::newAccount);
        scenarios.put("expiry", Onboarding::expiry);
        scenarios.put("every-operation", Operations::every);
        scenarios.put("idempotent-retry", Retries::idempotent);
        scenarios.put("idempotent-own-key", Retries::ownKey);
        scenarios.put("retry-503", Retries::on503);
        scenarios.put("retry-429-date", Retries::on429WithDate);
        scenarios.put("retry-reset", Retries::onReset);
        scenarios.put("retry-5xx", Retries::on5xx);
        scenarios.put("restart", Retries::restart);
        scenarios.put("deadline", Retries::deadline);
        scenarios.put("retry-gives-up", Retries::givesUp);
        scenarios.put("no-retry", Retries::notOnRefusals);
        scenarios.put("timeout", Retries::timeout);
        scenarios.put("paging", Resources::paging);
        scenarios.put("event-feed", Resources::eventFeed);
        scenarios.put("version-conflict", Resources::versionConflict);
        scenarios.put("etag", Resources::etag);
        scenarios.put("null-and-absent", Resources::nullAndAbsent);
        scenarios.put("unions", Resources::unions);
        scenarios.put("not-found", Problems::notFound);
        scenarios.put("conflict", Problems::conflict);
        scenarios.put("field-errors", Problems::fieldErrors);
        scenarios.put("error-messages", Problems::errorMessages);
        scenarios.put("unknown-member", Resources::unknownMember);
        scenarios.put("unknown-enum", Resources::unknownEnum);
        scenarios.put("hooks", Hooks::hooks);
        scenarios.put("wait-until", Helpers::waitUntil);
        scenarios.put("follow", Helpers::follow);
        scenarios.put("create-or-find", Helpers::createOrFind);
        scenarios.put("raw-request", Helpers::rawRequest);
        scenarios.put("webhooks", Hooks::webhooks);
        scenarios.put("webhook-deliveries", Hooks::deliveries);
        scenarios.put("example", Programs::example);
        scenarios.put("readme", Programs::readme);
        World world = new World();
        for (Map.Entry<String, Scenario> scenario : scenarios.entrySet()) {
            world.forget();
            scenario.getValue().run(world);
            System.out.println("scenario " + scenario.getKey() + " ok");
        }
    }
}
