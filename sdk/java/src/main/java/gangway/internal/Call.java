package gangway.internal;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.UnreadableAnswerException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/** A call of an operation: what is sent, and how the answer is read. */
public final class Call {
    private final Transport transport;
    private final String operation;
    private final String method;
    private final String path;
    private final boolean raw;
    private final Map<String, List<String>> query = new TreeMap<>();
    private final Map<String, String> given = new TreeMap<>();
    private RequestOptions options = RequestOptions.create();
    private byte @Nullable [] body;
    private boolean form;
    private String mediaType = "application/json";
    private boolean authorized = true;

    Call(Transport transport, String operation, String method, String... segments) {
        this.transport = transport;
        this.operation = operation;
        this.method = method;
        StringBuilder joined = new StringBuilder();
        for (String segment : segments) {
            if (segment == null || segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("an id is empty, or none");
            }
            joined.append('/').append(encode(segment));
        }
        this.path = joined.toString();
        this.raw = false;
    }

    private Call(Transport transport, String method, String path) {
        this.transport = transport;
        this.operation = "request";
        this.method = method;
        this.path = path;
        this.raw = true;
    }

    /** A request of the caller's own; the path is sent as it is. */
    public static Call raw(Transport transport, String method, String path) {
        if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
            throw new IllegalArgumentException("the path must begin with / and have no query, which is apart");
        }
        return new Call(transport, method.toUpperCase(Locale.ROOT), path);
    }

    /** What holds for this call only. */
    public Call options(@Nullable RequestOptions options) {
        this.options = options == null ? RequestOptions.create() : options;
        return this;
    }

    /** The body, as JSON. */
    public Call body(@Nullable Object body) {
        this.body = body == null ? null : Json.write(body);
        return this;
    }

    /** The body, as a form. */
    public Call form(Object body) {
        this.form = true;
        this.mediaType = "application/x-www-form-urlencoded";
        this.body = joined(membersOf(body)).getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** The body, as CSV. */
    public Call csv(byte[] body) {
        this.mediaType = "text/csv; charset=utf-8";
        this.body = body;
        return this;
    }

    /** The parameters: those that are named are sent as headers, and the others in the query. */
    public Call query(@Nullable Object params, String... headers) {
        if (params != null) {
            query.putAll(membersOf(params));
        }
        for (String name : headers) {
            List<String> values = query.remove(name);
            if (values != null) {
                given.put(name, values.get(0));
            }
        }
        return this;
    }

    /** Sends no token. */
    public Call withoutToken() {
        this.authorized = false;
        return this;
    }

    /** Reads nothing. */
    public void nothing() {
        send(query);
    }

    /** Reads JSON. */
    public <T> T as(Class<T> type) {
        return read(send(query), Json.MAPPER.constructType(type));
    }

    /** Reads JSON, text as a String, or null when there is no body. */
    public <T> @Nullable T any(Class<T> type) {
        HttpResponse<byte[]> response = send(query);
        if (response.body().length == 0) {
            return null;
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return type == String.class ? type.cast(text) : read(response, Json.MAPPER.constructType(type));
    }

    /** Reads JSON, or text with its media type. */
    public <T> T asOr(Class<T> type, BiFunction<String, String, ? extends T> text) {
        HttpResponse<byte[]> response = send(query);
        String media = mediaOf(response);
        if (media.equals("application/json")) {
            return read(response, Json.MAPPER.constructType(type));
        }
        return text.apply(media, new String(response.body(), StandardCharsets.UTF_8));
    }

    /** Reads a page, which can fetch the next one. */
    public <T> Page<T> page(Class<T> type) {
        return page(type, query);
    }

    private <T> Page<T> page(Class<T> type, Map<String, List<String>> query) {
        JsonNode page = read(send(query), Json.MAPPER.constructType(JsonNode.class));
        JavaType list = Json.MAPPER.getTypeFactory().constructCollectionType(List.class, type);
        if (!page.path("data").isArray()) {
            throw unreadable(null);
        }
        try {
            List<T> data = Json.MAPPER.readerFor(list).readValue(page.path("data"));
            Boolean atEnd = page.path("atEnd").isBoolean() ? page.path("atEnd").booleanValue() : null;
            return new Page<>(data, page.path("nextCursor").textValue(), atEnd, cursor -> {
                Map<String, List<String>> next = new TreeMap<>(query);
                next.put("cursor", List.of(cursor));
                return page(type, next);
            });
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private HttpResponse<byte[]> send(Map<String, List<String>> query) {
        RequestOptions options = this.options;
        if (method.equals("POST") && !form && !options.headers().containsKey("Idempotency-Key")) {
            options = options.idempotencyKey(UUID.randomUUID().toString());
        }
        for (Map.Entry<String, String> header : given.entrySet()) {
            options = options.header(header.getKey(), header.getValue());
        }
        HttpResponse<byte[]> response =
                transport.call(new Request(operation, method, path, joined(query), body, mediaType, authorized, options));
        if (!raw && mediaOf(response).equals("text/html")) {
            // Somebody else's page, such as a proxy's: it must not pass as text, nor as done.
            throw new UnreadableAnswerException("the answer to " + operation + " is a web page");
        }
        return response;
    }

    private static String mediaOf(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private <T> T read(HttpResponse<byte[]> response, JavaType type) {
        try {
            T value = Json.MAPPER.readValue(response.body(), type);
            if (value != null) {
                return value;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    /** The cause itself could quote the answer, and with it a secret; where it is wrong says enough. */
    private UnreadableAnswerException unreadable(@Nullable IOException cause) {
        String where = cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? " at " + mapping.getPathReference()
                : "";
        return new UnreadableAnswerException("the answer to " + operation + " is not what the document says" + where);
    }

    private static Map<String, List<String>> membersOf(Object params) {
        Map<String, List<String>> members = new TreeMap<>();
        JsonNode tree = Json.MAPPER.valueToTree(params);
        tree.properties().forEach(member -> {
            JsonNode value = member.getValue();
            List<String> texts = new ArrayList<>();
            (value.isArray() ? value : List.of(value)).forEach(one -> texts.add(one.asText()));
            members.put(member.getKey(), texts);
        });
        return members;
    }

    static String joined(Map<String, List<String>> members) {
        StringJoiner joined = new StringJoiner("&");
        members.forEach((name, values) -> values.forEach(value -> joined.add(encode(name) + "=" + encode(value))));
        return joined.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
