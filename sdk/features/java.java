import gangway.Gangway;
import gangway.model.CreateSample;
import gangway.model.CreateSampleFromCsvParams;
import gangway.model.ListSamplesParams;
import gangway.model.Sample;
import gangway.model.SampleKind;
import gangway.resource.SamplesResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class Features {
    private Features() {}

    public static void main(String[] arguments) {
        SamplesResource samples =
                Gangway.builder(System.getenv("GANGWAY_URL")).token("token").build().samples();
        ListSamplesParams params = ListSamplesParams.builder()
                .kind(List.of(SampleKind.DEFAULT, SampleKind.TRUST_POLICY))
                .clientId(List.of("cli_1", "cli_2"))
                .ratio(0.5)
                .xTraceId("trace-1")
                .build();
        Sample one = samples.list(params).data().get(0);
        CreateSample body = CreateSample.builder()
                .class_("a")
                .ratio(1.5)
                .async(true)
                .counts(Map.of("x", 2L))
                .default_(SampleKind.CLASS)
                .build();
        Sample made = samples.create(body);
        byte[] csv = "class,ratio\na,1.5\n".getBytes(StandardCharsets.UTF_8);
        samples.createFromCsv(csv, CreateSampleFromCsvParams.builder().clientId("cli_1").build());
        samples.uploadFromCsv(csv);
        Object first = ((List<?>) one.anything().get("deep")).get(0);
        System.out.println(one.counts().get("x") + " " + one.members().get("one").name() + " " + first + " "
                + one.rows().get(0).get(0) + " " + made.kind());
    }
}
