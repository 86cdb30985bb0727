package gangway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// ErrWebhookSecret tells that a secret is not an endpoint's: a mistake of the program, and not of the delivery.
var ErrWebhookSecret = errors.New("the webhook's secret is not whsec_ and base64")

// WebhookError tells why a delivery is not to be believed.
type WebhookError struct {
	Reason WebhookReason
}

func (e *WebhookError) Error() string { return "gangway: webhook: " + string(e.Reason) }

// WebhookReason is why a delivery is not to be believed.
type WebhookReason string

// The reasons of a [WebhookError].
const (
	WebhookHeaderMissing    WebhookReason = "webhook-id, webhook-timestamp or webhook-signature is missing"
	WebhookTimestampInvalid WebhookReason = "the timestamp is not a number"
	WebhookTimestampOld     WebhookReason = "the timestamp is too old"
	WebhookTimestampNew     WebhookReason = "the timestamp is in the future"
	WebhookSignatureInvalid WebhookReason = "no signature matches"
	WebhookPayloadInvalid   WebhookReason = "the payload is not an event"
)

type webhookSettings struct {
	tolerance time.Duration
	now       time.Time
}

// WebhookOption is an option of [VerifyWebhook].
type WebhookOption func(*webhookSettings)

// WebhookTolerance is how far the delivery's time may be from now; five minutes without it.
func WebhookTolerance(tolerance time.Duration) WebhookOption {
	return func(s *webhookSettings) { s.tolerance = tolerance }
}

// WebhookNow is the time to compare with, for tests.
func WebhookNow(now time.Time) WebhookOption {
	return func(s *webhookSettings) { s.now = now }
}

// VerifyWebhook checks a delivery by the Standard Webhooks specification and reads its event. payload is the body as it
// came, byte by byte; secret is the endpoint's (`whsec_…`). The error is a [*WebhookError], or
// [ErrWebhookSecret].
func VerifyWebhook(payload []byte, header http.Header, secret string, options ...WebhookOption) (*Event, error) {
	s := webhookSettings{tolerance: 5 * time.Minute, now: time.Now()}
	for _, option := range options {
		if option != nil {
			option(&s)
		}
	}
	key, err := keyOf(secret)
	if err != nil {
		return nil, err
	}
	id, timestamp := headerOf(header, "webhook-id"), headerOf(header, "webhook-timestamp")
	signatures := headerOf(header, "webhook-signature")
	if id == "" || timestamp == "" || signatures == "" {
		return nil, &WebhookError{WebhookHeaderMissing}
	}
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return nil, &WebhookError{WebhookTimestampInvalid}
	}
	if !signed(macOf(key, id, timestamp, payload), signatures) {
		return nil, &WebhookError{WebhookSignatureInvalid}
	}
	switch sent := time.Unix(seconds, 0); {
	case sent.Before(s.now.Add(-s.tolerance)):
		return nil, &WebhookError{WebhookTimestampOld}
	case sent.After(s.now.Add(s.tolerance)):
		return nil, &WebhookError{WebhookTimestampNew}
	}
	event := new(Event)
	if !hasMembers(payload, "id", "type", "at", "actor", "resource", "data") || json.Unmarshal(payload, event) != nil {
		return nil, &WebhookError{WebhookPayloadInvalid}
	}
	return event, nil
}

// SignWebhook makes the headers of a delivery with this id, signed at this time as the API does it: to test what receives
// them. The error is [ErrWebhookSecret].
func SignWebhook(payload []byte, secret, id string, at time.Time) (http.Header, error) {
	key, err := keyOf(secret)
	if err != nil {
		return nil, err
	}
	timestamp := strconv.FormatInt(at.Unix(), 10)
	header := http.Header{}
	header.Set("Webhook-Id", id)
	header.Set("Webhook-Timestamp", timestamp)
	header.Set("Webhook-Signature", "v1,"+base64.StdEncoding.EncodeToString(macOf(key, id, timestamp, payload)))
	return header, nil
}

func keyOf(secret string) ([]byte, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil || len(key) == 0 {
		return nil, ErrWebhookSecret
	}
	return key, nil
}

func macOf(key []byte, id, timestamp string, payload []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(payload)
	return mac.Sum(nil)
}

// headerOf finds a header in any letter case: AWS Lambda and others hand over maps that net/http did not make. Several
// lines are one list.
func headerOf(header http.Header, wanted string) string {
	var found []string
	for name, values := range header {
		if strings.EqualFold(name, wanted) {
			found = append(found, values...)
		}
	}
	return strings.Join(found, " ")
}

// signed tells whether one of the signatures is this one. There are several while a secret is rotated.
func signed(wanted []byte, signatures string) bool {
	for _, signature := range strings.Fields(signatures) {
		version, encoded, _ := strings.Cut(signature, ",")
		got, err := base64.StdEncoding.DecodeString(encoded)
		if version == "v1" && err == nil && hmac.Equal(got, wanted) {
			return true
		}
	}
	return false
}
