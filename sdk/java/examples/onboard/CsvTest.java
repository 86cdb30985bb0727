import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cases of all SDKs; their file is the argument. */
public final class CsvTest {
    private CsvTest() {}

    public static void main(String[] arguments) throws IOException {
        JsonNode cases = new ObjectMapper().readTree(Path.of(arguments[0]).toFile()).get("cases");
        for (JsonNode one : cases) {
            byte[] file = one.has("text")
                    ? one.get("text").asText().getBytes(StandardCharsets.UTF_8)
                    : one.get("latin1").asText().getBytes(StandardCharsets.ISO_8859_1);
            Object wanted = one.has("error") ? one.get("error").asText() : rows(one.get("rows"));
            Object found;
            try {
                found = Csv.read(file);
            } catch (IllegalArgumentException e) {
                found = e.getMessage();
            }
            if (!found.equals(wanted)) {
                throw new AssertionError(one.get("name").asText() + ": " + found + ", not " + wanted);
            }
        }
        if (cases.isEmpty()) {
            throw new AssertionError("no cases");
        }
    }

    private static List<Csv.Row> rows(JsonNode wanted) {
        List<Csv.Row> rows = new ArrayList<>();
        for (JsonNode row : wanted) {
            Map<String, String> fields = new HashMap<>();
            row.path("fields").properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
            rows.add(new Csv.Row(row.get("line").asInt(), fields, row.path("problem").textValue()));
        }
        return rows;
    }
}
