package gangway

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// Optional is a member of a PATCH that can be cleared: its zero value leaves the member as it is, [Set] changes it, and
// [Null] clears it.
type Optional[T any] struct {
	value T
	state state
}

type state byte

const (
	absent state = iota
	null
	set
)

// Set changes a member.
func Set[T any](value T) Optional[T] { return Optional[T]{value, set} }

// Null clears a member.
func Null[T any]() Optional[T] { return Optional[T]{state: null} }

// Get answers the value, and whether there is one.
func (o Optional[T]) Get() (T, bool) { return o.value, o.state == set }

// IsNull tells whether the member is to be cleared.
func (o Optional[T]) IsNull() bool { return o.state == null }

// MarshalJSON writes the value or null.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if o.state != set {
		return []byte("null"), nil
	}
	return json.Marshal(o.value)
}

// UnmarshalJSON reads a value or null.
func (o *Optional[T]) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		*o = Null[T]()
		return nil
	}
	o.state = set
	return json.Unmarshal(data, &o.value)
}

// Ptr is a pointer to a value, for members where empty is not the same as absent.
func Ptr[T any](value T) *T { return &value }

// marshalPatch writes the members that are not zero. `omitzero` would do, but Go 1.23 does not know it.
func marshalPatch(body any) ([]byte, error) {
	members, value := map[string]any{}, reflect.ValueOf(body)
	for i := range value.NumField() {
		if field := value.Field(i); !field.IsZero() {
			name, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
			members[name] = field.Interface()
		}
	}
	return json.Marshal(members)
}

// hasMembers tells whether a JSON object has these members.
func hasMembers(data []byte, names ...string) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) != nil {
		return false
	}
	for _, name := range names {
		if _, found := members[name]; !found {
			return false
		}
	}
	return true
}
