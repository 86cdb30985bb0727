import os

from gangway import Gangway
from gangway.models import CreateSample

with Gangway(os.environ["GANGWAY_URL"], token="token") as gangway:
    samples = gangway.samples
    page = samples.list(
        kind=["default", "trust-policy"], client_id=["cli_1", "cli_2"], ratio=0.5, x_trace_id="trace-1"
    )
    made = samples.create(CreateSample(class_="a", ratio=1.5, async_=True, counts={"x": 2}, default="class"))
    samples.create_from_csv("class,ratio\na,1.5\n", client_id="cli_1")
    samples.upload_from_csv(b"class,ratio\na,1.5\n")
    one = page.data[0]
    assert one.kind == made.kind and one.kind is not None and not one.kind.known
    print(one.counts["x"], one.members["one"].name, one.anything["deep"][0], one.rows[0][0], one.kind)
