package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// This reads CSV by the rule in sdk/README.md that the examples of all SDKs share. Package encoding/csv cannot follow it:
// it refuses quotes within fields, or with LazyQuotes takes those that never close.

var (
	columns  = []string{"awsAccountId", "nickname", "supportType"}
	required = []string{"awsAccountId", "supportType"}
)

// Named one by one, because each language's own idea of them is another one.
const blanks = " \t\n\u00a0"

type row struct {
	line int
	// Those that are not empty, by column.
	fields map[string]string
	// Why it cannot be used.
	problem string
}

// readCSV answers the rows below the header. The error says why the file as a whole is refused.
func readCSV(file []byte) ([]row, error) {
	text := strings.TrimPrefix(strings.ToValidUTF8(string(file), "\ufffd"), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for i, line := range strings.Split(text, "\n") {
		// U+FFFD stands for what is not UTF-8; in UTF-16 every other byte is NUL.
		if strings.ContainsAny(line, "\ufffd\x00") {
			return nil, fmt.Errorf("line %d is not UTF-8: save the file as 'CSV UTF-8'", i+1)
		}
	}
	var header []string
	var rows []row
	reader := reader{text, delimiterOf(text), 1}
	for reader.text != "" {
		line := reader.line
		values, err := reader.record()
		if err != nil {
			return nil, err
		}
		switch {
		case strings.Join(values, "") == "":
		case header != nil:
			rows = append(rows, rowOf(line, header, values))
		default:
			if err := checkHeader(line, values); err != nil {
				return nil, err
			}
			header = values
		}
	}
	if header == nil {
		return nil, errors.New("the file is empty")
	}
	return rows, nil
}

// delimiterOf answers the one that finds the most columns in the header, or else the first.
func delimiterOf(text string) string {
	lines := strings.Split(text, "\n")
	header := slices.IndexFunc(lines, func(line string) bool { return strings.Trim(line, blanks+`,;"`) != "" })
	best, most := ",", 0
	for _, delimiter := range []string{",", ";", "\t"} {
		found := 0
		for _, name := range strings.Split(lines[max(header, 0)], delimiter) {
			if slices.Contains(columns, strings.Trim(name, blanks+`"`)) {
				found++
			}
		}
		if found > most {
			best, most = delimiter, found
		}
	}
	return best
}

// reader has what is still to be read, and the line that it begins in.
type reader struct {
	text, delimiter string
	line            int
}

// record reads the fields of the next record.
func (r *reader) record() ([]string, error) {
	for values := []string(nil); ; {
		quoted := strings.HasPrefix(strings.TrimLeft(r.text[:r.endOfField()], blanks), `"`)
		if quoted {
			r.text = r.text[strings.Index(r.text, `"`):]
		}
		// Two quotes within a field end a part of it and begin the next.
		var parts []string
		for strings.HasPrefix(r.text, `"`) {
			part, rest, closes := strings.Cut(r.text[1:], `"`)
			if !closes {
				return nil, fmt.Errorf("line %d: a quote opens that never closes", r.line)
			}
			parts, r.text = append(parts, part), rest
		}
		value, end := strings.Join(parts, `"`), r.endOfField()
		r.line += strings.Count(value, "\n")
		if quoted && strings.Trim(r.text[:end], blanks) != "" {
			return nil, fmt.Errorf("line %d: text follows a closing quote", r.line)
		}
		values = append(values, strings.Trim(value+r.text[:end], blanks))
		last := !strings.HasPrefix(r.text[end:], r.delimiter)
		r.text = r.text[min(end+1, len(r.text)):]
		if last {
			r.line++
			return values, nil
		}
	}
}

func (r *reader) endOfField() int {
	if end := strings.IndexAny(r.text, r.delimiter+"\n"); end >= 0 {
		return end
	}
	return len(r.text)
}

func checkHeader(line int, names []string) error {
	for i, name := range names {
		if !slices.Contains(columns, name) {
			return fmt.Errorf(`line %d: unknown column "%s"; known are %s`, line, name, strings.Join(columns, ", "))
		}
		if slices.Contains(names[:i], name) {
			return fmt.Errorf(`line %d: the column "%s" is there twice`, line, name)
		}
	}
	for _, name := range required {
		if !slices.Contains(names, name) {
			return fmt.Errorf(`line %d: the column "%s" is missing`, line, name)
		}
	}
	return nil
}

func rowOf(line int, header, values []string) row {
	if len(values) != len(header) {
		return row{line, nil, fmt.Sprintf("the number of fields is %d, not %d", len(values), len(header))}
	}
	fields := map[string]string{}
	for i, value := range values {
		if value != "" {
			fields[header[i]] = value
		}
	}
	for _, name := range required {
		if fields[name] == "" {
			return row{line, nil, "no " + name}
		}
	}
	return row{line, fields, ""}
}
