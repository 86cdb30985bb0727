package gangway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestDeliveries(t *testing.T) {
	const event = `{"id": "evt_1", "type": "of.tomorrow", "at": "2027-01-15T08:00:00Z", "actor": {"role": "platform"},
		"resource": {"type": "client", "id": "cli_1", "version": 1}, "data": {}, "new": 1}`
	now := time.Unix(1_800_000_000, 0)
	key := []byte("a-key-for-tests!")
	secret := base64.StdEncoding.EncodeToString(key)
	sign := func(payload string) string {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte("msg_1.1800000000." + payload))
		return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	}
	canonical := func(signatures ...string) http.Header {
		return http.Header{"Webhook-Id": {"msg_1"}, "Webhook-Timestamp": {"1800000000"}, "Webhook-Signature": signatures}
	}
	good := sign(event)
	for name, step := range map[string]struct {
		payload string
		header  http.Header
		secret  string
		now     time.Time
		reason  WebhookReason
	}{
		"one":             {event, canonical(good), "whsec_" + secret, now, ""},
		"bare secret":     {event, canonical(good), secret, now, ""},
		"in a list":       {event, canonical("v2,x v1,AAAA " + good), secret, now, ""},
		"in lines":        {event, canonical("v1,AAAA", good), secret, now, ""},
		"lower case":      {event, http.Header{"webhook-id": {"msg_1"}, "webhook-timestamp": {"1800000000"}, "webhook-signature": {good}}, secret, now, ""},
		"other version":   {event, canonical(strings.Replace(good, "v1,", "v1a,", 1)), secret, now, WebhookSignatureInvalid},
		"other payload":   {event + " ", canonical(good), secret, now, WebhookSignatureInvalid},
		"just in time":    {event, canonical(good), secret, now.Add(5 * time.Minute), ""},
		"too late":        {event, canonical(good), secret, now.Add(5*time.Minute + time.Second), WebhookTimestampOld},
		"just not early":  {event, canonical(good), secret, now.Add(-5 * time.Minute), ""},
		"too early":       {event, canonical(good), secret, now.Add(-5*time.Minute - time.Second), WebhookTimestampNew},
		"null":            {"null", canonical(sign("null")), secret, now, WebhookPayloadInvalid},
		"list":            {"[]", canonical(sign("[]")), secret, now, WebhookPayloadInvalid},
		"empty object":    {"{}", canonical(sign("{}")), secret, now, WebhookPayloadInvalid},
		"empty":           {"", canonical(sign("")), secret, now, WebhookPayloadInvalid},
		"empty signature": {event, canonical(""), secret, now, WebhookHeaderMissing},
	} {
		got, err := VerifyWebhook([]byte(step.payload), step.header, step.secret, WebhookNow(step.now), nil)
		var refused *WebhookError
		if step.reason == "" && (err != nil || got.ID != "evt_1" || got.Type != "of.tomorrow") ||
			step.reason != "" && (!errors.As(err, &refused) || refused.Reason != step.reason) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
