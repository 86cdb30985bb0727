// Command live proves the package against a real server: what it does stands in sdk/live/scenarios.txt.
package main

import (
	"fmt"
	"os"
)

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

func main() {
	tokens()
	onboarding()
	retries()
	resources()
	problems()
	hooks()
	helpers()
	operations()
	programs()
	scenario("every-operation", everyOperation)
	if failed {
		os.Exit(1)
	}
}
