package main

import (
	"context"
	"fmt"
	"os"

	"gangway.invalid/gangway"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	ctx, samples := context.Background(), must(gangway.New(os.Getenv("GANGWAY_URL"), gangway.WithToken("token"))).Samples
	page := must(samples.List(ctx, &gangway.ListSamplesParams{
		Kind:     []gangway.SampleKind{gangway.SampleKindDefault, gangway.SampleKindTrustPolicy},
		ClientID: []gangway.ClientID{"cli_1", "cli_2"},
		Ratio:    0.5, XTraceID: "trace-1",
	}))
	made := must(samples.Create(ctx, gangway.CreateSample{
		Class: "a", Ratio: 1.5, Async: true, Counts: map[string]int{"x": 2}, Default: gangway.SampleKindClass,
	}, nil))
	csv := []byte("class,ratio\na,1.5\n")
	must(samples.CreateFromCSV(ctx, csv, &gangway.CreateSampleFromCSVParams{ClientID: "cli_1"}))
	if err := samples.UploadFromCSV(ctx, csv); err != nil {
		panic(err)
	}
	one := page.Data[0]
	fmt.Println(one.Counts["x"], one.Members["one"].Name, one.Anything["deep"].([]any)[0], one.Rows[0][0], made.Kind)
}
