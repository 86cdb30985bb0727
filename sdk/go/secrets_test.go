package gangway

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSecretsAreNotPrinted(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewJSONHandler(&log, nil))
	credential := Credential{ID: "crd_1", Secret: "hush"}
	token := AccessToken{AccessToken: "hush", ExpiresIn: 3600}
	request := TokenRequest{ClientID: "crd_1", ClientSecret: "hush"}
	link := OwnerLink{ID: "owl_1", URL: "https://gangway.example/o/gwo_hush"}
	for _, value := range []any{credential, &credential, []Credential{credential}, token, &token, request, &request, link, &link} {
		for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
			if text := fmt.Sprintf(format, value); strings.Contains(text, "hush") || strings.Contains(text, "68757368") {
				t.Errorf("%s: %s", format, text)
			}
		}
		if _, list := value.([]Credential); !list {
			logger.Info("made", "value", value)
		}
	}
	if text := fmt.Sprintf("%+v", credential); !strings.Contains(text, "ID:crd_1") || !strings.Contains(text, "Secret:***") {
		t.Error(text)
	}
	if text := fmt.Sprintf("%+v", link); !strings.Contains(text, "ID:owl_1") || !strings.Contains(text, "URL:***") {
		t.Error(text)
	}
	if strings.Contains(log.String(), "hush") || !strings.Contains(log.String(), "ID:crd_1") {
		t.Error(log.String())
	}
	if text, _ := json.Marshal(credential); !strings.Contains(string(text), "hush") || credential.Secret != "hush" {
		t.Errorf("%s", text)
	}
}
