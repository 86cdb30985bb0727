package gangway.live;

import gangway.model.ClientProfile;
import gangway.model.CloudAccount;
import gangway.model.CloudAccountStatus;
import gangway.model.ListCloudAccountsParams;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The example program, and the README's quick start. */
final class Programs {
    private Programs() {}

    private record Ended(int status, String output) {}

    /** Runs one of the programs that `live` has compiled. */
    private static Ended program(String name, String... arguments) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + "/bin/java";
        String path = "build/examples" + File.pathSeparator + System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(java, "-cp", path, name));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    static void example(World world) throws IOException, InterruptedException {
        ClientProfile client = world.client();
        String file = world.live.resolve("accounts.csv").toString();
        for (String counts : List.of("2 created, 0 already there", "0 created, 2 already there")) {
            Ended ended = program("Onboard", file, client.id());
            Check.equal(1, ended.status());
            String six = "line 6: the number of fields is 2, not 3";
            for (String part : List.of(counts + ", 3 failed", "line 4: invalid_request", "line 5: invalid_request", six)) {
                Check.that(ended.output().contains("\n" + part), ended.output());
            }
            ListCloudAccountsParams own = ListCloudAccountsParams.builder().clientId(client.id()).build();
            List<CloudAccount> accounts = world.gangway.cloudAccounts().list(own).stream().toList();
            Check.equal(2, accounts.size());
            Check.that(accounts.stream().allMatch(a -> a.status().equals(CloudAccountStatus.REQUESTED)), accounts);
            Check.that(accounts.stream().anyMatch(a -> "Production, EU".equals(a.nickname())), accounts);
            Check.that(accounts.stream().anyMatch(a -> a.nickname() == null), accounts);
        }
        ListCloudAccountsParams requested = ListCloudAccountsParams.builder()
                .clientId(client.id())
                .status(CloudAccountStatus.REQUESTED)
                .build();
        CloudAccount gone = world.gangway.cloudAccounts().list(requested).data().get(0);
        world.gangway.linkRequests().cancel(gone.linkRequestId());
        world.gangway.cloudAccounts().unlink(gone.id());
        Ended again = program("Onboard", file, client.id());
        Check.that(again.output().contains("1 created, 1 already there, 3 failed"), again.output());
        Check.equal(2, world.gangway.cloudAccounts().list(requested).data().size());
        Path broken = Path.of(World.variable("GANGWAY_SCRATCH"), "broken.csv");
        String content = "awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panader\u00eda,basic\n";
        Files.writeString(broken, content, StandardCharsets.ISO_8859_1);
        Ended ended = program("Onboard", broken.toString(), client.id());
        Check.equal(2, ended.status());
        Check.that(ended.output().contains(broken + ": line 3 is not UTF-8"), ended.output());
        Check.equal(2, world.gangway.cloudAccounts().list(requested).data().size());
    }

    static void readme(World world) throws IOException, InterruptedException {
        Ended ended = program("QuickStart");
        Check.equal(0, ended.status());
        Check.that(ended.output().contains("acc_"), ended.output());
    }
}
