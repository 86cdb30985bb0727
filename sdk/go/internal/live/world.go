package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"time"

	"gangway.invalid/gangway"
)

var (
	ctx    = context.Background()
	base   = os.Getenv("GANGWAY_URL")
	id     = os.Getenv("GANGWAY_CLIENT_ID")
	secret = os.Getenv("GANGWAY_CLIENT_SECRET")
	called = sync.Map{} // The operations that were called.
	shared = connect()
	failed = false
)

// connect makes a new client, which remembers what it called.
func connect(options ...gangway.ClientOption) *gangway.Client {
	remember := gangway.WithHooks(gangway.Hooks{BeforeRequest: func(_ context.Context, attempt gangway.Attempt) {
		called.Store(attempt.Operation, true)
	}})
	options = append([]gangway.ClientOption{gangway.WithCredentials(id, secret), remember}, options...)
	return must(gangway.New(base, options...))
}

func must[T any](value T, err error) T {
	ok(err)
	return value
}

func ok(err error) {
	if err != nil {
		panic(err)
	}
}

func check(ok bool, format string, arguments ...any) {
	if !ok {
		panic(fmt.Sprintf(format, arguments...))
	}
}

// refused checks that an error is the typed one with this status and code.
func refused(err error, status int, code gangway.ProblemCode) *gangway.Error {
	var problem *gangway.Error
	check(errors.As(err, &problem), "no typed error: %v", err)
	check(problem.Status == status && problem.Code == code, "%v in place of %d %s", problem, status, code)
	return problem
}

// eventually waits until a state is reached.
func eventually(reached func() bool) {
	for range 100 {
		if reached() {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	panic("it did not come to pass")
}

// sent is what the proxy saw of a request.
type sent struct {
	Method, Path string
	Headers      map[string]string
	Status       int
}

func proxy(method, path string, body any) []byte {
	request := must(http.NewRequest(method, base+"/__proxy/"+path, bytes.NewReader(must(json.Marshal(body)))))
	response := must(http.DefaultClient.Do(request))
	defer response.Body.Close()
	var answer bytes.Buffer
	must(answer.ReadFrom(response.Body))
	return answer.Bytes()
}

type fault map[string]any

// breaks gives the next requests one fault each.
func breaks(method, path string, faults ...fault) {
	proxy("POST", "faults", map[string]any{"method": method, "path": path, "faults": faults})
}

func forget() { proxy("DELETE", "requests", nil) }

// requests are those with this method and path since the scenario began.
func requests(method, path string) (found []sent) {
	var all []sent
	ok(json.Unmarshal(proxy("GET", "requests", nil), &all))
	for _, request := range all {
		address, _, _ := strings.Cut(request.Path, "?")
		if request.Method == method && address == path {
			found = append(found, request)
		}
	}
	return found
}

// delivery is what came to a receiver.
type delivery struct {
	header http.Header
	body   []byte
}

// receiver takes deliveries of webhooks; next waits for one.
func receiver() (server *httptest.Server, next func() delivery) {
	deliveries := make(chan delivery, 100)
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusNoContent)
		deliveries <- delivery{r.Header, body}
	}))
	return server, func() delivery {
		select {
		case one := <-deliveries:
			return one
		case <-time.After(10 * time.Second):
			panic("no delivery came")
		}
	}
}

var count = 0

// unique makes a name that nothing else has.
func unique(name string) string {
	count++
	return fmt.Sprintf("%s %d", name, count)
}

func newReseller() *gangway.Reseller {
	return must(shared.Resellers.Create(ctx, gangway.CreateReseller{Name: unique("Nube Partners"), Country: "ES"}))
}

func clientBody(reseller gangway.ResellerID) gangway.CreateClient {
	return gangway.CreateClient{
		ResellerID: reseller,
		Name:       unique("Panadería Sol"),
		Contact:    gangway.Contact{Name: "Administration", Email: "admin@example.com", Phone: "+34910000000"},
		Address:    gangway.Address{Street: "Calle Mayor 1", City: "Madrid", PostalCode: "28013", Country: "ES"},
	}
}

// newClient makes a client that has a pricebook.
func newClient() *gangway.ClientProfile {
	client := must(shared.Clients.Create(ctx, clientBody(newReseller().ID)))
	must(shared.Clients.PutCloudProvider(ctx, client.ID, gangway.PutCloudProvider{PricebookID: master(), EnabledInCustomerPortal: true}))
	return client
}

func master() gangway.PricebookID {
	return must(shared.Pricebooks.List(ctx, &gangway.ListPricebooksParams{Kind: gangway.PricebookKindMaster})).Data[0].ID
}

// accountNumber is one that the simulation has no test value for.
func accountNumber() string {
	count++
	return fmt.Sprintf("2222%08d", count*100+50)
}

// newAccount makes an account that is in use already.
func newAccount(client gangway.ClientID, change ...func(*gangway.AddExistingAccount)) *gangway.CloudAccount {
	body := gangway.AddExistingAccount{
		ClientID: client, AWSAccountID: accountNumber(), Nickname: "Production", SupportType: gangway.SupportTypeBasic,
	}
	for _, f := range change {
		f(&body)
	}
	return must(shared.CloudAccounts.Create(ctx, body))
}
