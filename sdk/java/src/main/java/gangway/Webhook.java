package gangway;

import gangway.internal.Json;
import gangway.model.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks deliveries of webhooks (Standard Webhooks), and signs them for tests. */
public final class Webhook {
    private static final String PREFIX = "whsec_";

    private final byte[] key;
    private final Duration tolerance;
    private final Clock clock;

    /** With an endpoint's secret, {@code whsec_…}. */
    public Webhook(String secret) {
        this(keyOf(secret), Duration.ofSeconds(300), Clock.systemUTC());
    }

    private Webhook(byte[] key, Duration tolerance, Clock clock) {
        this.key = key;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** How far a delivery's time may be from the present; five minutes if not set. */
    public Webhook tolerance(Duration tolerance) {
        return new Webhook(key, tolerance, clock);
    }

    /** Another clock, for tests. */
    public Webhook clock(Clock clock) {
        return new Webhook(key, tolerance, clock);
    }

    /**
     * Checks a delivery.
     *
     * @param payload The body as it came, byte for byte.
     * @param headers Answers a header's value, such as {@code request::getHeader}.
     * @return The event.
     * @throws WebhookException The delivery is not to be trusted.
     */
    public Event verify(byte[] payload, Function<String, @Nullable String> headers) {
        String id = needed(headers, "webhook-id");
        String timestamp = needed(headers, "webhook-timestamp");
        String signatures = needed(headers, "webhook-signature");
        long age;
        try {
            age = Math.subtractExact(clock.instant().getEpochSecond(), Long.parseLong(timestamp));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new WebhookException(WebhookException.Reason.BAD_TIMESTAMP);
        }
        if (age > tolerance.toSeconds()) {
            throw new WebhookException(WebhookException.Reason.TOO_OLD);
        }
        if (age < -tolerance.toSeconds()) {
            throw new WebhookException(WebhookException.Reason.TOO_NEW);
        }
        byte[] expected = ("v1," + sign(id + "." + timestamp + ".", payload)).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String signature : signatures.split(" ")) {
            found |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        if (!found) {
            throw new WebhookException(WebhookException.Reason.NO_MATCHING_SIGNATURE);
        }
        try {
            Event event = Json.MAPPER.readValue(payload, Event.class);
            if (event != null) {
                return event;
            }
        } catch (IOException e) {
            // It is refused below.
        }
        throw new WebhookException(WebhookException.Reason.UNREADABLE);
    }

    /**
     * Checks a delivery.
     *
     * @param payload The body as it came, byte for byte.
     * @param headers The headers, each with a text or a collection of texts; letter case does not matter.
     * @return The event.
     * @throws WebhookException The delivery is not to be trusted.
     */
    public Event verify(byte[] payload, Map<String, ?> headers) {
        Map<String, Object> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (name != null) {
                all.put(name, value);
            }
        });
        return verify(payload, name -> {
            Object value = all.get(name);
            Object first = value instanceof Collection<?> many ? many.stream().findFirst().orElse(null) : value;
            return first == null ? null : first.toString();
        });
    }

    /**
     * The headers of a delivery, signed by this clock as the API does it: to test what receives them.
     *
     * @param payload The body.
     * @param id The delivery's id, which is its event's.
     * @return The headers.
     */
    public Map<String, String> sign(byte[] payload, String id) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signature = "v1," + sign(id + "." + timestamp + ".", payload);
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature);
    }

    @Override
    public String toString() {
        return "Webhook[tolerance=" + tolerance + "]";
    }

    private String sign(String before, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String needed(Function<String, @Nullable String> headers, String name) {
        String value = headers.apply(name);
        if (value == null || value.isEmpty()) {
            throw new WebhookException(WebhookException.Reason.MISSING_HEADER);
        }
        return value;
    }

    private static byte[] keyOf(String secret) {
        byte[] key;
        try {
            String text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
            // The decoder takes text that is cut off.
            key = text.length() % 4 == 0 ? Base64.getDecoder().decode(text) : new byte[0];
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length == 0) {
            throw new IllegalArgumentException("the webhook's secret must be whsec_ and base64");
        }
        return key;
    }
}
