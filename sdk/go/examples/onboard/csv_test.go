package main

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"
)

func TestTheCasesOfAllSDKs(t *testing.T) {
	content, err := os.ReadFile("../../../live/csv-cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct {
			Name, Text, Latin1, Error string
			Rows                      []struct {
				Line    int
				Fields  map[string]string
				Problem string
			}
		}
	}
	if err := json.Unmarshal(content, &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Cases {
		t.Run(c.Name, func(t *testing.T) {
			input := []byte(c.Text)
			for _, char := range c.Latin1 {
				input = append(input, byte(char))
			}
			rows, err := readCSV(input)
			if c.Error != "" {
				if err == nil || err.Error() != c.Error {
					t.Errorf("%v, not %s", err, c.Error)
				}
				return
			}
			var wanted []row
			for _, w := range c.Rows {
				wanted = append(wanted, row{w.Line, w.Fields, w.Problem})
			}
			if err != nil || !reflect.DeepEqual(rows, wanted) {
				t.Errorf("%+v, %v, not %+v", rows, err, wanted)
			}
		})
	}
	if len(file.Cases) == 0 {
		t.Error("no cases")
	}
}
