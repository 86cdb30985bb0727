package gangway.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import gangway.ApiException;
import gangway.model.FieldProblem;
import gangway.model.ProblemCode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Makes exceptions of answers that are none of success. */
final class Problems {
    private Problems() {}

    static ApiException of(HttpResponse<byte[]> response) {
        Map<String, Object> members = membersOf(response.body());
        int status = response.statusCode();
        // The token endpoint has OAuth's own form.
        String code = text(members, "code", text(members, "error", ProblemCode.UNKNOWN));
        String otherwise = code.equals(ProblemCode.UNKNOWN) ? "The answer is not the API's." : "";
        String detail = text(members, "detail", text(members, "error_description", otherwise));
        return new ApiException(
                status,
                code,
                text(members, "title", code),
                detail,
                errorsOf(members),
                Transport.hostOf(response.uri()),
                response.headers(),
                Retries.after(response.headers(), Instant.now()),
                members);
    }

    private static Map<String, Object> membersOf(byte[] body) {
        try {
            Map<String, Object> members = Json.MAPPER.readValue(body, new TypeReference<>() {});
            return members == null ? Map.of() : Collections.unmodifiableMap(members);
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static List<FieldProblem> errorsOf(Map<String, Object> members) {
        try {
            TypeReference<List<FieldProblem>> type = new TypeReference<>() {};
            List<FieldProblem> errors = Json.MAPPER.convertValue(members.get("errors"), type);
            return errors == null || errors.contains(null) ? List.of() : errors;
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static String text(Map<String, Object> members, String name, String otherwise) {
        return members.get(name) instanceof String text ? text : otherwise;
    }
}
