package gangway.live;

import com.fasterxml.jackson.databind.JsonNode;
import gangway.Webhook;
import gangway.WebhookException;
import gangway.model.ClientProfile;
import gangway.model.CloudAccount;
import gangway.model.CloudAccountStatus;
import gangway.model.Event;
import gangway.model.EventType;
import gangway.model.ListCloudAccountsParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Webhooks, the example program, and the README's quick start. */
final class Programs {
    private Programs() {}

    static void webhooks(World world) throws IOException {
        JsonNode file = World.JSON.readTree(world.live.resolve("webhook-vectors.json").toFile());
        Instant now = Instant.ofEpochSecond(file.path("now").asLong());
        Webhook webhook = new Webhook(file.path("secret").asText())
                .tolerance(Duration.ofSeconds(file.path("toleranceSeconds").asLong()))
                .clock(Clock.fixed(now, ZoneOffset.UTC));
        for (JsonNode vector : file.path("vectors")) {
            Map<String, String> headers = new HashMap<>();
            vector.path("headers")
                    .properties()
                    .forEach(h -> headers.put(h.getKey().toUpperCase(Locale.ROOT), h.getValue().asText()));
            byte[] payload = vector.path("body").asText().getBytes(StandardCharsets.UTF_8);
            if (vector.path("valid").asBoolean()) {
                Event event = webhook.verify(payload, headers);
                Check.equal(EventType.CLIENT_CREATED, event.type());
                Check.equal(vector.path("headers").path("webhook-id").asText(), event.id());
                Check.equal(event, webhook.verify(payload, name -> vector.path("headers").path(name).textValue()));
            } else {
                Check.fails(WebhookException.class, () -> webhook.verify(payload, headers));
            }
        }
        Exception error = Check.fails(IllegalArgumentException.class, () -> new Webhook("whsec_not!base64"));
        Check.that(!error.getMessage().contains("not!base64"), error);
    }

    private record Ended(int status, String output) {}

    /** Runs a program that is one source file. */
    private static Ended program(Path source, String... arguments) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + "/bin/java";
        List<String> command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.add(source.toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    static void example(World world) throws IOException, InterruptedException {
        ClientProfile client = world.client();
        String file = world.live.resolve("accounts.csv").toString();
        for (String expected : List.of("2 added, 0 already there, 3 failed", "0 added, 2 already there, 3 failed")) {
            Ended ended = program(Path.of("examples/onboard/Onboard.java"), file, client.id());
            Check.equal(1, ended.status());
            Check.that(ended.output().startsWith(expected), ended.output());
            for (String part : List.of("line 4: invalid_request", "line 5: invalid_request", "line 6: csv")) {
                Check.that(ended.output().contains(part), ended.output());
            }
            ListCloudAccountsParams own = ListCloudAccountsParams.builder().clientId(client.id()).build();
            List<CloudAccount> accounts = world.gangway.cloudAccounts().list(own).stream().toList();
            Check.equal(2, accounts.size());
            Check.that(accounts.stream().allMatch(a -> a.status().equals(CloudAccountStatus.REQUESTED)), accounts);
        }
        ListCloudAccountsParams requested = ListCloudAccountsParams.builder()
                .clientId(client.id())
                .status(CloudAccountStatus.REQUESTED)
                .build();
        CloudAccount gone = world.gangway.cloudAccounts().list(requested).data().get(0);
        world.gangway.linkRequests().cancel(gone.linkRequestId());
        world.gangway.cloudAccounts().unlink(gone.id());
        Ended again = program(Path.of("examples/onboard/Onboard.java"), file, client.id());
        Check.that(again.output().startsWith("1 added, 1 already there, 3 failed"), again.output());
        Check.equal(2, world.gangway.cloudAccounts().list(requested).data().size());
        Path open = Path.of(World.variable("GANGWAY_SCRATCH"), "open.csv");
        Files.writeString(open, "awsAccountId,nickname,supportType\n1111,\"Open,basic\n2222,Lost,basic\n");
        Ended ended = program(Path.of("examples/onboard/Onboard.java"), open.toString(), client.id());
        Check.that(ended.output().contains("line 2: csv: a quote does not end"), ended.output());
    }

    static void readme(World world) throws IOException, InterruptedException {
        Ended ended = program(Path.of("build/QuickStart.java"));
        Check.equal(0, ended.status());
        Check.that(ended.output().startsWith("acc_"), ended.output());
    }
}
