// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/header_words.h"

#include "core/requests/url_text.h"

#include <algorithm>
#include <array>

namespace signalbox::requests {
namespace {

constexpr auto names = std::to_array<std::string_view>({
    "A-IM",
    "Accept",
    "Accept-Charset",
    "Accept-Datetime",
    "Accept-Encoding",
    "Accept-Language",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "ALPN",
    "Alt-Used",
    "API-Key",
    "Authorization",
    "baggage",
    "Cache-Control",
    "CDN-Loop",
    "Connection",
    "Content-Digest",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Location",
    "Content-MD5",
    "Content-Range",
    "Content-Type",
    "Cookie",
    "Date",
    "Depth",
    "Destination",
    "DNT",
    "DPoP",
    "Early-Data",
    "Expect",
    "Forwarded",
    "From",
    "Host",
    "HTTP2-Settings",
    "Idempotency-Key",
    "If",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "If-Schedule-Tag-Match",
    "If-Unmodified-Since",
    "Keep-Alive",
    "Last-Event-ID",
    "Link",
    "Lock-Token",
    "Max-Forwards",
    "OData-MaxVersion",
    "OData-Version",
    "Origin",
    "Overwrite",
    "Position",
    "Pragma",
    "Prefer",
    "Priority",
    "Proxy-Authorization",
    "Range",
    "Referer",
    "Repr-Digest",
    "Schedule-Reply",
    "Sec-CH-UA",
    "Sec-CH-UA-Mobile",
    "Sec-CH-UA-Platform",
    "Sec-Fetch-Dest",
    "Sec-Fetch-Mode",
    "Sec-Fetch-Site",
    "Sec-Fetch-User",
    "Sec-GPC",
    "Sec-Purpose",
    "Sec-WebSocket-Extensions",
    "Sec-WebSocket-Protocol",
    "Signature",
    "Signature-Input",
    "SLUG",
    "SOAPAction",
    "TE",
    "Timeout",
    "traceparent",
    "tracestate",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Upgrade-Insecure-Requests",
    "User-Agent",
    "Via",
    "Want-Content-Digest",
    "Want-Repr-Digest",
    "X-API-Key",
    "X-Correlation-ID",
    "X-CSRF-Token",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Prefix",
    "X-Forwarded-Proto",
    "X-HTTP-Method-Override",
    "X-Request-ID",
    "X-Requested-With",
});

constexpr auto mediaTypes = std::to_array<std::string_view>({
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "text/html",
    "text/csv",
    "text/event-stream",
    "text/xml",
    "application/xml",
    "application/problem+json",
    "application/merge-patch+json",
    "application/json-patch+json",
    "application/ld+json",
    "application/hal+json",
    "application/vnd.api+json",
    "application/x-ndjson",
    "application/jsonl",
    "application/yaml",
    "application/graphql-response+json",
    "application/soap+xml",
    "application/cbor",
    "application/x-protobuf",
    "application/pdf",
    "application/octet-stream",
});
constexpr auto accepted = std::to_array<std::string_view>({
    "application/json",
    "*/*",
    "text/html",
    "text/plain",
    "text/csv",
    "text/event-stream",
    "text/*",
    "application/xml",
    "image/*",
    "application/problem+json",
    "application/x-ndjson",
    "application/yaml",
    "application/pdf",
    "application/octet-stream",
});
constexpr auto schemes = std::to_array<std::string_view>({
    "Bearer ",
    "Basic ",
    "Digest ",
    "DPoP ",
    "Negotiate ",
    "Token ",
    "ApiKey ",
    "HOBA ",
    "AWS4-HMAC-SHA256 ",
});
constexpr auto codings = std::to_array<std::string_view>({"gzip", "br", "zstd", "deflate", "identity", "*"});
constexpr auto contentCodings = std::to_array<std::string_view>({"gzip", "br", "zstd", "deflate"});
constexpr auto cacheDirectives = std::to_array<std::string_view>({
    "no-cache",
    "no-store",
    "max-age=0",
    "max-age=",
    "max-stale=",
    "min-fresh=",
    "no-transform",
    "only-if-cached",
});
constexpr auto languages = std::to_array<std::string_view>({"en", "en-GB", "en-US", "de", "fr", "es", "*"});
constexpr auto charsets = std::to_array<std::string_view>({"utf-8", "iso-8859-1", "*"});
constexpr auto connections = std::to_array<std::string_view>({"close", "keep-alive", "Upgrade"});
constexpr auto dispositions = std::to_array<std::string_view>({"attachment", "inline", "form-data; name="});
constexpr auto methods =
    std::to_array<std::string_view>({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT"});
constexpr auto preferences = std::to_array<std::string_view>({
    "return=minimal",
    "return=representation",
    "respond-async",
    "wait=",
    "handling=strict",
    "handling=lenient",
    "count=exact",
});
constexpr auto ranges = std::to_array<std::string_view>({"bytes=0-", "bytes=-"});
constexpr auto transferCodings = std::to_array<std::string_view>({"trailers", "gzip", "deflate"});
constexpr auto transfers = std::to_array<std::string_view>({"chunked", "gzip, chunked", "deflate, chunked"});
constexpr auto upgrades = std::to_array<std::string_view>({"websocket", "h2c", "HTTP/2.0"});
constexpr auto destinations = std::to_array<std::string_view>(
    {"document", "empty", "image", "script", "style", "font", "iframe", "worker", "audio"});
constexpr auto fetchModes =
    std::to_array<std::string_view>({"cors", "no-cors", "same-origin", "navigate", "websocket"});
constexpr auto fetchSites = std::to_array<std::string_view>({"same-origin", "same-site", "cross-site", "none"});
constexpr auto priorities = std::to_array<std::string_view>({"u=0", "u=3", "u=7", "u=1, i"});
constexpr auto depths = std::to_array<std::string_view>({"0", "1", "infinity"});
constexpr auto yesNo = std::to_array<std::string_view>({"T", "F"});
constexpr auto any = std::to_array<std::string_view>({"*"});
constexpr auto one = std::to_array<std::string_view>({"1"});
constexpr auto expectations = std::to_array<std::string_view>({"100-continue"});
constexpr auto noCache = std::to_array<std::string_view>({"no-cache"});
constexpr auto scripted = std::to_array<std::string_view>({"XMLHttpRequest"});
constexpr auto protocols = std::to_array<std::string_view>({"https", "http"});
constexpr auto isPerson = std::to_array<std::string_view>({"?1"});
constexpr auto isMobile = std::to_array<std::string_view>({"?0", "?1"});
constexpr auto digests = std::to_array<std::string_view>({"sha-256=", "sha-512="});
constexpr auto tokensOfSockets = std::to_array<std::string_view>({"graphql-transport-ws", "graphql-ws", "mqtt"});
constexpr auto forwardings = std::to_array<std::string_view>({"for="});
constexpr auto purposes = std::to_array<std::string_view>({"prefetch"});

struct Field {
  std::string_view name; // in small letters
  std::span<const std::string_view> values;
  bool isList = false;
};

constexpr std::array fields{
    Field{"accept", accepted, true},
    Field{"accept-charset", charsets, true},
    Field{"accept-encoding", codings, true},
    Field{"accept-language", languages, true},
    Field{"access-control-request-headers", names, true},
    Field{"access-control-request-method", methods},
    Field{"authorization", schemes},
    Field{"cache-control", cacheDirectives, true},
    Field{"connection", connections, true},
    Field{"content-digest", digests, true},
    Field{"content-disposition", dispositions},
    Field{"content-encoding", contentCodings, true},
    Field{"content-language", languages, true},
    Field{"content-type", mediaTypes},
    Field{"depth", depths},
    Field{"dnt", one},
    Field{"expect", expectations},
    Field{"forwarded", forwardings, true},
    Field{"if-match", any},
    Field{"if-none-match", any},
    Field{"overwrite", yesNo},
    Field{"pragma", noCache},
    Field{"prefer", preferences, true},
    Field{"priority", priorities},
    Field{"proxy-authorization", schemes},
    Field{"range", ranges},
    Field{"repr-digest", digests, true},
    Field{"sec-ch-ua-mobile", isMobile},
    Field{"sec-fetch-dest", destinations},
    Field{"sec-fetch-mode", fetchModes},
    Field{"sec-fetch-site", fetchSites},
    Field{"sec-fetch-user", isPerson},
    Field{"sec-gpc", one},
    Field{"sec-purpose", purposes},
    Field{"sec-websocket-protocol", tokensOfSockets, true},
    Field{"te", transferCodings, true},
    Field{"transfer-encoding", transfers},
    Field{"upgrade", upgrades, true},
    Field{"upgrade-insecure-requests", one},
    Field{"want-content-digest", digests, true},
    Field{"want-repr-digest", digests, true},
    Field{"x-forwarded-proto", protocols},
    Field{"x-http-method-override", methods},
    Field{"x-requested-with", scripted},
};

const Field* fieldOf(std::string_view name) {
  const auto found = std::ranges::find(fields, lowered(name), &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

} // namespace

std::span<const std::string_view> requestHeaderNames() { return names; }

std::span<const std::string_view> headerValues(std::string_view name) {
  const Field* field = fieldOf(name);
  return field ? field->values : std::span<const std::string_view>();
}

bool isHeaderList(std::string_view name) {
  const Field* field = fieldOf(name);
  return field && field->isList;
}

} // namespace signalbox::requests
