// Command live proves the package against a real server: what it does stands in sdk/live/scenarios.txt.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"

	"gangway"
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

// scenario runs one scenario; must and check end it.
func scenario(name string, run func()) {
	defer func() {
		if problem := recover(); problem != nil {
			failed = true
			fmt.Fprintf(os.Stderr, "scenario %s: %v\n", name, problem)
			return
		}
		fmt.Printf("scenario %s ok\n", name)
	}()
	forget()
	run()
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
		if request.Method == method && request.Path == path {
			found = append(found, request)
		}
	}
	return found
}

func main() {
	tokens()
	onboarding()
	retries()
	resources()
	problems()
	hooks()
	operations()
	programs()
	scenario("every-operation", everyOperation)
	if failed {
		os.Exit(1)
	}
}
