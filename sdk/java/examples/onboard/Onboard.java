import gangway.ApiException;
import gangway.Gangway;
import gangway.GangwayException;
import gangway.RequestOptions;
import gangway.model.AddExistingAccount;
import gangway.model.CloudAccount;
import gangway.model.CloudAccountStatus;
import gangway.model.FieldProblem;
import gangway.model.ListCloudAccountsParams;
import gangway.model.ProblemCode;
import gangway.model.SupportType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Adds the AWS accounts of a CSV file to a client, and submits their link requests. It can be run again: what is there
 * already stays as it is.
 *
 * <p>{@code Onboard <csv> <clientId>}, with GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET. The file begins
 * with the line {@code awsAccountId,nickname,supportType}; every account needs a nickname, which people know it by.
 */
public final class Onboard {
    private static final List<String> HEADER = List.of("awsAccountId", "nickname", "supportType");

    private final Gangway gangway = Gangway.create(
            System.getenv("GANGWAY_URL"), System.getenv("GANGWAY_CLIENT_ID"), System.getenv("GANGWAY_CLIENT_SECRET"));
    private final String clientId;
    private final List<String> wrong = new ArrayList<>();
    private int added;
    private int present;

    private Onboard(String clientId) {
        this.clientId = clientId;
    }

    /** A record of the file, and the line that it begins at; without fields if a quote in it does not end. */
    private record Line(int number, List<String> fields) {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: Onboard <csv> <clientId>");
            System.exit(1);
        }
        List<Line> lines = List.of();
        try {
            lines = read(Files.readString(Path.of(arguments[0])));
        } catch (IOException e) {
            System.err.println("the file cannot be read as UTF-8: " + e);
            System.exit(1);
        }
        if (lines.isEmpty() || !lines.get(0).fields().equals(HEADER)) {
            System.err.println("the first line must be " + String.join(",", HEADER));
            System.exit(1);
        }
        System.exit(new Onboard(arguments[1]).run(lines.subList(1, lines.size())));
    }

    private int run(List<Line> lines) {
        for (Line line : lines) {
            String begin = "line " + line.number() + ": ";
            if (line.fields().size() != HEADER.size()) {
                int count = line.fields().size();
                System.err.println(begin + "failed");
                String what = count == 0 ? "a quote does not end" : "it has " + count + " fields";
                wrong.add(begin + "csv: " + what + "; mend the line");
                continue;
            }
            String number = line.fields().get(0);
            try {
                boolean isNew = onboard(line.fields());
                added += isNew ? 1 : 0;
                present += isNew ? 0 : 1;
                System.err.println(begin + number + (isNew ? " added" : " is already there"));
            } catch (ApiException e) {
                System.err.println(begin + number + " failed");
                wrong.add(begin + report(e));
            } catch (GangwayException e) {
                System.err.println(begin + number + " failed");
                wrong.add(begin + e.getMessage() + "; run it again");
            }
        }
        System.out.println(added + " added, " + present + " already there, " + wrong.size() + " failed");
        wrong.forEach(System.out::println);
        return wrong.isEmpty() ? 0 : 1;
    }

    /** Whether the account is new. */
    private boolean onboard(List<String> fields) {
        String number = fields.get(0).replaceAll("[- ]", "");
        List<CloudAccountStatus> ended = List.of(CloudAccountStatus.UNLINKED, CloudAccountStatus.CLOSED);
        // Accounts that are gone belong to the key: else it would stand for one of them, and nothing would be made.
        List<String> parts = new ArrayList<>(fields);
        ListCloudAccountsParams same =
                ListCloudAccountsParams.builder().clientId(clientId).awsAccountId(number).build();
        for (CloudAccount account : gangway.cloudAccounts().list(same).all()) {
            if (!ended.contains(account.status())) {
                return false;
            }
            parts.add(account.id());
        }
        AddExistingAccount body = AddExistingAccount.builder()
                .clientId(clientId)
                .awsAccountId(number)
                .nickname(fields.get(1))
                .supportType(SupportType.of(fields.get(2)))
                .submitLinkRequest(true)
                .build();
        try {
            gangway.cloudAccounts().create(body, RequestOptions.create().idempotencyKey(key(parts)));
        } catch (ApiException e) {
            if (!e.replayed()) {
                throw e;
            }
            // The refusal is from an earlier run: what it said may have been mended since, and it created nothing.
            gangway.cloudAccounts().create(body);
        }
        return true;
    }

    /** The same line of the same client has the same key, in every run. */
    private String key(List<String> parts) {
        try {
            byte[] content = (clientId + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8);
            return "onboard-" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String report(ApiException error) {
        StringBuilder text = new StringBuilder(error.code() + ": " + error.detail());
        for (FieldProblem field : error.errors()) {
            text.append(" ").append(field.pointer()).append(": ").append(field.detail());
        }
        String advice = switch (error.code()) {
            case ProblemCode.INVALID_REQUEST -> "mend the line";
            case ProblemCode.PRICEBOOK_NOT_SET -> "set the client's pricebook first";
            case ProblemCode.CLIENT_ARCHIVED -> "choose a client that is not archived";
            case ProblemCode.AWS_ACCOUNT_ALREADY_REGISTERED -> "find out whose account it is";
            case ProblemCode.INSUFFICIENT_SCOPE, ProblemCode.ROLE_NOT_ALLOWED -> "use a credential that may do this";
            default -> error.status() >= 500 || error.status() == 429 ? "run it again" : "see what the code means";
        };
        return text + "; " + advice + " (request " + error.requestId() + ")";
    }

    /** Reads CSV (RFC 4180): quoted fields may hold commas, line ends and doubled quotes. Blank lines are left out. */
    private static List<Line> read(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int begun = 1;
        String input = text.replace("\uFEFF", "").replace("\r\n", "\n") + "\n";
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            number += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && input.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                fields.add(field.toString().strip());
                field.setLength(0);
                if (c == '\n') {
                    if (fields.size() > 1 || !fields.get(0).isEmpty()) {
                        lines.add(new Line(begun, fields));
                    }
                    fields = new ArrayList<>();
                    begun = number;
                }
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            lines.add(new Line(begun, List.of()));
        }
        return lines;
    }
}
