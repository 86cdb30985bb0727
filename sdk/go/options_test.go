package gangway

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fakeClients is what a test of somebody's program puts in the place of the API.
type fakeClients struct{ ClientsAPI }

func (fakeClients) Get(_ context.Context, id ClientID, _ ...GetOption) (*ClientProfile, error) {
	return &ClientProfile{ID: id, Name: "Panadería Sol"}, nil
}

func TestAServiceCanBeReplaced(t *testing.T) {
	var clients ClientsAPI = fakeClients{}
	client, err := clients.Get(context.Background(), "cli_1", IfNoneMatch(1))
	if err != nil || client.ID != "cli_1" {
		t.Errorf("%+v, %v", client, err)
	}
}

func TestEnumsHaveTheirValues(t *testing.T) {
	if values := LinkRequestStatusValues(); len(values) != 12 || !slices.Contains(values, LinkRequestStatusAccepted) {
		t.Errorf("%v", values)
	}
}

func TestAProxyIsUsed(t *testing.T) {
	var asked string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = r.URL.String()
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"status": "ok"}`))
	}))
	defer proxy.Close()
	address, _ := url.Parse(proxy.URL)
	through := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(address)}}
	client, _ := New("http://gangway.example.com", WithHTTPClient(through))
	if _, err := client.Service.GetHealth(context.Background()); err != nil || asked != "http://gangway.example.com/healthz" {
		t.Errorf("%s, %v", asked, err)
	}
}

// Options and ids that do not belong to a call do not compile.
func TestWhatDoesNotApplyDoesNotCompile(t *testing.T) {
	for call, problem := range map[string]string{
		`c.Clients.Get(ctx, "cli_1", gangway.IfNoneMatch(1))`:                                    "",
		`c.Clients.Get(ctx, "cli_1", gangway.IfMatch(1))`:                                        "missing method toGet",
		`c.Clients.Get(ctx, "cli_1", gangway.WithIdempotencyKey("key"))`:                         "missing method toGet",
		`c.Clients.Create(ctx, gangway.CreateClient{}, gangway.IfMatch(1))`:                      "missing method toCreate",
		`c.LinkRequests.Approve(ctx, "lrq_1", nil, gangway.IfMatch(1))`:                          "",
		`c.LinkRequests.Approve(ctx, "lrq_1", nil, gangway.IfNoneMatch(1))`:                      "missing method toAction",
		`c.Clients.Get(ctx, gangway.ResellerID("rsl_1"))`:                                        "ResellerID",
		`c.Clients.Get(ctx, "cli_1", gangway.WithMaxRetries(1), gangway.WithHeader("X-A", "b"))`: "",
	} {
		program := "package main\n\nimport (\n\t\"context\"\n\n\t\"gangway.invalid/gangway\"\n)\n\n" +
			"func main() {\n\tvar c *gangway.Client\n\tctx := context.Background()\n\t" + call + "\n}\n"
		file := filepath.Join(t.TempDir(), "main.go")
		if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
			t.Fatal(err)
		}
		output, err := exec.Command("go", "vet", file).CombinedOutput()
		if (err == nil) != (problem == "") || !strings.Contains(string(output), problem) {
			t.Errorf("%s: %v %s", call, err, output)
		}
	}
}
