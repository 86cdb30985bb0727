package gangway.live;

import gangway.model.CloudAccount;
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

    /** What the example prints, line by line. */
    private static List<String> onboard(int status, Path file, String clientId) throws IOException, InterruptedException {
        Ended ended = program("Onboard", file.toString(), clientId);
        Check.that(ended.status() == status, ended);
        return ended.output().lines().toList();
    }

    private static List<CloudAccount> accounts(World world, String clientId) {
        ListCloudAccountsParams own = ListCloudAccountsParams.builder().clientId(clientId).build();
        return world.gangway.cloudAccounts().list(own).data();
    }

    static void example(World world) throws IOException, InterruptedException {
        String client = world.client().id();
        Path good = world.live.resolve("accounts.csv");
        List<String> printed = onboard(0, good, client);
        Check.equal(List.of("line 2: done", "line 3: done"), printed.subList(2, printed.size()));
        Check.that(printed.get(0).matches("line 2: create; .*nickname: Production, EU.*"), printed);
        Check.that(printed.get(1).matches("line 3: create; .*supportType: business_plus.*"), printed);
        List<CloudAccount> made = accounts(world, client);
        Check.that(made.stream().allMatch(account -> account.linkRequestId() != null), made);
        List<String> names = made.stream().map(a -> a.awsAccountId() + " " + a.nickname()).sorted().toList();
        Check.equal(List.of("111122223333 Production, EU", "111122224444 null"), names);
        List<String> nothing = List.of("line 2: none", "line 3: none", "line 2: done", "line 3: done");
        Check.equal(nothing, onboard(0, good, client));
        Check.equal(made, accounts(world, client));

        String other = world.client().id();
        printed = onboard(1, world.live.resolve("refused.csv"), other);
        List<String> starts = List.of(
                "line 2: create; nickname: Good; ",
                "line 3: refused; /awsAccountId invalid_aws_account_id: ",
                "line 4: refused; /supportType unknown_value: ",
                "line 5: refused; too_few_fields: ",
                "nothing was applied");
        Check.equal(starts.size(), printed.size());
        for (int index = 0; index < starts.size(); index++) {
            Check.that(printed.get(index).startsWith(starts.get(index)), printed);
        }
        Path broken = Path.of(World.variable("GANGWAY_SCRATCH"), "broken.csv");
        String content = "awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panader\u00eda,basic\n";
        Files.writeString(broken, content, StandardCharsets.ISO_8859_1);
        printed = onboard(1, broken, other);
        Check.that(printed.get(0).matches("415 unsupported_media_type: .*line 3.*"), printed);
        Path absent = broken.resolveSibling("absent.csv");
        printed = onboard(2, absent, other);
        Check.that(printed.get(0).startsWith(absent + ": "), printed);
        Check.equal(List.of(), accounts(world, other));
    }

    static void readme(World world) throws IOException, InterruptedException {
        Ended ended = program("QuickStart");
        Check.equal(0, ended.status());
        Check.that(ended.output().contains("acc_"), ended.output());
    }
}
