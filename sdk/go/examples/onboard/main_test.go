package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFilesOfSpreadsheets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "accounts.csv")
	text := "\ufeff\"nickname\",\"awsAccountId\",supportType\r\n\r\n\"Sales, \"\"EU\"\"\r\nand US\", 111122223333 ,basic\r\nLab,111122224444\r\nTest,111122225555,basic\r\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	rows, err := read(path)
	if err != nil || len(rows) != 3 {
		t.Fatal(rows, err)
	}
	if wanted := (row{3, "111122223333", "Sales, \"EU\"\nand US", "basic", nil}); rows[0] != wanted {
		t.Errorf("%+v", rows[0])
	}
	if short := explain(rows[1].line, rows[1].err); short != (trouble{5, "invalid_line", "it has 2 cells in place of 3"}) {
		t.Errorf("%+v", short)
	}
	if rows[2].line != 6 || rows[2].number != "111122225555" {
		t.Errorf("%+v", rows[2])
	}
	for _, text := range []string{"", "awsAccountId,nickname\n", "awsAccountId;nickname;supportType\n"} {
		os.WriteFile(path, []byte(text), 0o600)
		if _, err := read(path); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
