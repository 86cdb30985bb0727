import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV files by the rule in {@code sdk/README.md} that the examples of all SDKs share; the JDK has no reader. */
final class Csv {
    private static final List<String> COLUMNS = List.of("awsAccountId", "nickname", "supportType");
    private static final List<String> REQUIRED = List.of("awsAccountId", "supportType");
    // Named one by one, because each language's own idea of them is another one.
    private static final String BLANKS = " \t\n\u00a0";

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
        delimiter = delimiterOf(text);
    }

    /**
     * A record of the file, and the line that it begins in.
     *
     * @param fields those that are not empty, by column
     * @param problem why it cannot be used, or null
     */
    record Row(int line, Map<String, String> fields, String problem) {}

    /** The rows below the header; an {@link IllegalArgumentException} says why the file as a whole is refused. */
    static List<Row> read(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            // U+FFFD stands for what is not UTF-8; in UTF-16 every other byte is NUL.
            if (lines[i].contains("\ufffd") || lines[i].contains("\0")) {
                throw refused(i + 1, " is not UTF-8: save the file as 'CSV UTF-8'");
            }
        }
        Csv csv = new Csv(text);
        List<String> columns = null;
        List<Row> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            int line = csv.line;
            List<String> values = csv.record();
            if (values.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (columns == null) {
                checkHeader(line, values);
                columns = values;
            } else {
                rows.add(row(line, columns, values));
            }
        }
        if (columns == null) {
            throw new IllegalArgumentException("the file is empty");
        }
        return rows;
    }

    private static IllegalArgumentException refused(int line, String why) {
        return new IllegalArgumentException("line " + line + why);
    }

    private static String trim(String text, String characters) {
        return text.replaceAll("^[" + characters + "]+|[" + characters + "]+\\z", "");
    }

    /** The one that finds the most columns in the header, or else the first. */
    private static char delimiterOf(String text) {
        String header = text.lines().filter(line -> !trim(line, BLANKS + ",;\"").isEmpty()).findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char delimiter : new char[] {',', ';', '\t'}) {
            long found = Arrays.stream(header.split(String.valueOf(delimiter)))
                    .filter(name -> COLUMNS.contains(trim(name, BLANKS + "\"")))
                    .count();
            best = found > most ? delimiter : best;
            most = Math.max(found, most);
        }
        return best;
    }

    /** The fields of the next record. */
    private List<String> record() {
        List<String> values = new ArrayList<>();
        do {
            boolean quoted = trim(text.substring(at, endOfField()), BLANKS).startsWith("\"");
            at = quoted ? text.indexOf('"', at) : at;
            // Two quotes within a field end a part of it and begin the next.
            List<String> parts = new ArrayList<>();
            while (text.startsWith("\"", at)) {
                int close = text.indexOf('"', at + 1);
                if (close < 0) {
                    throw refused(line, ": a quote opens that never closes");
                }
                parts.add(text.substring(at + 1, close));
                at = close + 1;
            }
            String value = String.join("\"", parts);
            String rest = text.substring(at, endOfField());
            line += (int) value.chars().filter(c -> c == '\n').count();
            if (quoted && !trim(rest, BLANKS).isEmpty()) {
                throw refused(line, ": text follows a closing quote");
            }
            values.add(trim(value + rest, BLANKS));
            at += rest.length() + 1;
        } while (at <= text.length() && text.charAt(at - 1) == delimiter);
        line++;
        return values;
    }

    private int endOfField() {
        int end = at;
        while (end < text.length() && text.charAt(end) != delimiter && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static void checkHeader(int line, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!COLUMNS.contains(name)) {
                String known = String.join(", ", COLUMNS);
                throw refused(line, ": unknown column \"" + name + "\"; known are " + known);
            }
            if (names.indexOf(name) < i) {
                throw refused(line, ": the column \"" + name + "\" is there twice");
            }
        }
        for (String name : REQUIRED) {
            if (!names.contains(name)) {
                throw refused(line, ": the column \"" + name + "\" is missing");
            }
        }
    }

    private static Row row(int line, List<String> columns, List<String> values) {
        if (values.size() != columns.size()) {
            String problem = "the number of fields is " + values.size() + ", not " + columns.size();
            return new Row(line, Map.of(), problem);
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                fields.put(columns.get(i), values.get(i));
            }
        }
        for (String name : REQUIRED) {
            if (!fields.containsKey(name)) {
                return new Row(line, Map.of(), "no " + name);
            }
        }
        return new Row(line, fields, null);
    }
}
