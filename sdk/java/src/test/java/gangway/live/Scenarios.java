package gangway.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** The live suite: every scenario of sdk/live/scenarios.txt against a real server. */
public final class Scenarios {
    private Scenarios() {}

    interface Scenario {
        void run(World world) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("token-once", TokenScenarios::once);
        scenarios.put("token-renewed", TokenScenarios::renewed);
        scenarios.put("token-before-end", TokenScenarios::beforeEnd);
        scenarios.put("linking", Walks::linking);
        scenarios.put("new-account", Walks::newAccount);
        scenarios.put("every-operation", Operations::every);
        scenarios.put("idempotent-retry", RetryScenarios::idempotent);
        scenarios.put("idempotent-own-key", RetryScenarios::ownKey);
        scenarios.put("retry-503", RetryScenarios::on503);
        scenarios.put("retry-429-date", RetryScenarios::on429WithDate);
        scenarios.put("retry-reset", RetryScenarios::onReset);
        scenarios.put("retry-gives-up", RetryScenarios::givesUp);
        scenarios.put("no-retry", RetryScenarios::notOnRefusals);
        scenarios.put("timeout", RetryScenarios::timeout);
        scenarios.put("paging", Reading::paging);
        scenarios.put("version-conflict", Reading::versionConflict);
        scenarios.put("etag", Reading::etag);
        scenarios.put("null-and-absent", Reading::nullAndAbsent);
        scenarios.put("unions", Reading::unions);
        scenarios.put("not-found", Problems::notFound);
        scenarios.put("conflict", Problems::conflict);
        scenarios.put("field-errors", Problems::fieldErrors);
        scenarios.put("unknown-member", Reading::unknownMember);
        scenarios.put("unknown-enum", Reading::unknownEnum);
        scenarios.put("hooks", TokenScenarios::hooks);
        scenarios.put("webhooks", Programs::webhooks);
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
