import gangway.Gangway;
import gangway.GangwayException;
import gangway.RequestOptions;
import gangway.model.CreateOnboardingPlanFromCsvParams;
import gangway.model.FieldProblem;
import gangway.model.OnboardingPlan;
import gangway.model.OnboardingPlanChange;
import gangway.model.OnboardingPlanRow;
import gangway.model.OnboardingPlanRowProblem;
import gangway.model.OnboardingPlanStatus;
import gangway.resource.OnboardingPlansResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the AWS accounts of a CSV file on board: {@code Onboard <csv> <clientId>}
 *
 * <p>docs/many-accounts.md says what the file holds. It becomes a plan, of which each line is printed with what it would
 * make happen, or with everything that stands against it. A plan without a refused line is applied then, and each line
 * is printed with what became of it. Run again, the program does nothing more. It ends with 0 when all lines are done,
 * with 1 when some are refused or failed, or when the API refuses, and with 2 when the file cannot be read.
 * GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where the API is and who calls.
 */
public final class Onboard {
    private Onboard() {}

    private static int onboard(OnboardingPlansResource plans, byte[] csv, String clientId) throws InterruptedException {
        OnboardingPlan plan = plans.createFromCsv(
                csv, CreateOnboardingPlanFromCsvParams.builder().clientId(clientId).build());
        for (OnboardingPlanRow row : plans.listRows(plan.id()).all()) {
            List<String> parts = begun(row, row.action().value());
            for (OnboardingPlanChange change : row.changes()) {
                parts.add(change.member() + ": " + change.to());
            }
            explain(row.errors(), parts);
            System.out.println(String.join("; ", parts));
        }
        if (plan.summary().refused() > 0) {
            System.out.println("nothing was applied");
            return 1;
        }
        plan = plans.apply(plan.id(), RequestOptions.create().ifMatch(plan.version()));
        while (plan.status().equals(OnboardingPlanStatus.APPLYING)) {
            Thread.sleep(500);
            plan = plans.get(plan.id());
        }
        for (OnboardingPlanRow row : plans.listRows(plan.id()).all()) {
            List<String> parts = begun(row, row.outcome().value());
            OnboardingPlanRowProblem problem = row.problem();
            if (problem != null) {
                parts.add(problem.code() + ": " + problem.detail());
                explain(problem.errors(), parts);
            }
            System.out.println(String.join("; ", parts));
        }
        return plan.summary().failed() > 0 ? 1 : 0;
    }

    private static List<String> begun(OnboardingPlanRow row, String what) {
        return new ArrayList<>(List.of("line " + row.line() + ": " + what));
    }

    private static void explain(List<FieldProblem> errors, List<String> parts) {
        if (errors != null) {
            errors.forEach(e -> parts.add((e.pointer() + " " + e.code() + ": " + e.detail()).stripLeading()));
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: Onboard <csv> <clientId>");
            System.exit(2);
        }
        byte[] csv = {};
        try {
            csv = Files.readAllBytes(Path.of(arguments[0]));
        } catch (IOException e) {
            System.err.println(arguments[0] + ": " + e);
            System.exit(2);
        }
        Gangway gangway = Gangway.create(
                System.getenv("GANGWAY_URL"),
                System.getenv("GANGWAY_CLIENT_ID"),
                System.getenv("GANGWAY_CLIENT_SECRET"));
        try {
            System.exit(onboard(gangway.onboardingPlans(), csv, arguments[1]));
        } catch (GangwayException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
