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
import java.util.Map;

/**
 * Adds the AWS accounts of a CSV file to a client, and submits their link requests. It can be run again: what is there
 * already stays as it is.
 *
 * <p>{@code Onboard <csv> <clientId>}, with GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET. The file has the
 * columns awsAccountId, nickname and supportType; {@code Csv} reads it. It ends with 1 when a line failed, and with 2
 * when the file cannot be read, before anything is sent.
 */
public final class Onboard {
    private final Gangway gangway = Gangway.create(
            System.getenv("GANGWAY_URL"), System.getenv("GANGWAY_CLIENT_ID"), System.getenv("GANGWAY_CLIENT_SECRET"));
    private final String clientId;
    private final List<String> wrong = new ArrayList<>();
    private int created;
    private int present;

    private Onboard(String clientId) {
        this.clientId = clientId;
    }

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: Onboard <csv> <clientId>");
            System.exit(2);
        }
        // The whole file first: nothing is sent for one that cannot be read to its end.
        List<Csv.Row> rows = List.of();
        try {
            rows = Csv.read(Files.readAllBytes(Path.of(arguments[0])));
        } catch (IllegalArgumentException e) {
            System.err.println(arguments[0] + ": " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println(arguments[0] + ": " + e);
            System.exit(2);
        }
        System.exit(new Onboard(arguments[1]).run(rows));
    }

    private int run(List<Csv.Row> rows) {
        for (Csv.Row row : rows) {
            String begin = "line " + row.line() + ": ";
            String outcome = "failed";
            try {
                if (row.problem() != null) {
                    wrong.add(begin + row.problem());
                } else if (onboard(row.fields())) {
                    created++;
                    outcome = "created";
                } else {
                    present++;
                    outcome = "already there";
                }
            } catch (ApiException e) {
                wrong.add(begin + report(e));
            } catch (GangwayException e) {
                wrong.add(begin + e.getMessage() + "; run it again");
            }
            System.err.println(begin + outcome);
        }
        System.out.println(created + " created, " + present + " already there, " + wrong.size() + " failed");
        wrong.forEach(System.out::println);
        return wrong.isEmpty() ? 0 : 1;
    }

    /** Whether the account is new. */
    private boolean onboard(Map<String, String> fields) {
        String number = fields.get("awsAccountId").replaceAll("[- ]", "");
        String nickname = fields.get("nickname");
        String supportType = fields.get("supportType");
        List<CloudAccountStatus> ended = List.of(CloudAccountStatus.UNLINKED, CloudAccountStatus.CLOSED);
        // Accounts that are gone belong to the key: else it would stand for one of them, and nothing would be made.
        List<String> parts = new ArrayList<>(List.of(number, nickname == null ? "" : nickname, supportType));
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
                .nickname(nickname)
                .supportType(SupportType.of(supportType))
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
}
