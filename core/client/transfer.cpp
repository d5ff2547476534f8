// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/transfer.h"

#include "core/client/sentences.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace signalbox::client {

namespace {

constexpr long maxRedirects = 30;
constexpr std::size_t toldAtOnce = 4UL << 20; // bytes of a view that are sent before its owner hears of it

bool equalIgnoringCase(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n')) {
    text.remove_suffix(1);
  }
  return text;
}

bool isToken(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.find(c) != marks.npos;
  });
}

bool isSameOrigin(const Address& left, const Address& right) {
  return left.scheme == right.scheme && left.port == right.port && equalIgnoringCase(left.host, right.host);
}

bool isEventStream(const HeaderList& headers) {
  static constexpr std::string_view type = "text/event-stream";
  return std::ranges::any_of(headers, [](const auto& header) {
    return equalIgnoringCase(header.first, "Content-Type") &&
           equalIgnoringCase(std::string_view(header.second).substr(0, type.size()), type);
  });
}

// Headers of a request that say what is wanted and sent, not who asks: any other may be a key.
bool holdsNoSecret(std::string_view name) {
  static constexpr std::array<std::string_view, 18> names{"Accept",
                                                          "Accept-Charset",
                                                          "Accept-Encoding",
                                                          "Accept-Language",
                                                          "Cache-Control",
                                                          "Content-Encoding",
                                                          "Content-Type",
                                                          "Content-Language",
                                                          "Expect",
                                                          "If-Match",
                                                          "If-Modified-Since",
                                                          "If-None-Match",
                                                          "If-Range",
                                                          "If-Unmodified-Since",
                                                          "Pragma",
                                                          "Prefer",
                                                          "Range",
                                                          "User-Agent"};
  return std::ranges::any_of(names, [&](std::string_view known) { return equalIgnoringCase(known, name); });
}

std::int64_t since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
}

std::int64_t timeOf(CURL* easy, CURLINFO info) {
  curl_off_t value = 0;
  return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

} // namespace

Transfer::Transfer(Request request, Callbacks callbacks)
    : m_request(std::move(request)), m_callbacks(std::move(callbacks)), m_easy(curl_easy_init(), &curl_easy_cleanup),
      m_headers(nullptr, &curl_slist_free_all), m_headersElsewhere(nullptr, &curl_slist_free_all) {}

std::optional<Failure> Transfer::prepare() {
  auto address = parseAddress(m_request.url, {"http", "https"});
  if (!address) return Failure{Failure::Kind::Url, address.error().message};
  m_address = m_hop = std::move(*address);
  if (!isToken(m_request.method)) return Failure{Failure::Kind::Other, "`" + m_request.method + "` is no HTTP method."};
  if (!setHeaders())
    return Failure{Failure::Kind::Other,
                   "A header's name has other than letters, digits and dashes, or its value has a line break."};
  CURL* easy = handle();
  curl_easy_setopt(easy, CURLOPT_URL, m_address.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, m_request.followRedirects ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_MAXREDIRS, maxRedirects);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(m_request.timeout.count()));
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "");                  // not from the environment
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L); // a proxy's answer is not the server's
  setConnection();
  if (m_request.decodesBody)
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, ""); // every encoding that libcurl can undo
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // a cancel does not wait for a name server
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_curlSays);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::onBody);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, &Transfer::onWire); // the only place that sees every byte
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, this);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
  setMethod();
  m_start = std::chrono::steady_clock::now();
  return std::nullopt;
}

bool Transfer::hasHeader(std::string_view name) const {
  return std::ranges::any_of(m_request.headers,
                             [&](const auto& header) { return equalIgnoringCase(header.first, name); });
}

// False when a header cannot be sent as it is.
bool Transfer::setHeaders() {
  curl_slist* list = nullptr;
  curl_slist* elsewhere = nullptr;
  const auto add = [&](const std::string& line, bool goesElsewhere = true) {
    list = curl_slist_append(list, line.c_str());
    if (goesElsewhere) elsewhere = curl_slist_append(elsewhere, line.c_str());
  };
  bool fine = true;
  for (const auto& [name, value] : m_request.headers) {
    fine = fine && isToken(name) && value.find_first_of(std::string_view("\r\n\0", 3)) == value.npos;
    // The semicolon is libcurl's way to an empty value.
    add(trimmed(value).empty() ? name + ";" : name + ": " + value, holdsNoSecret(name));
  }
  if (!hasHeader("Expect")) add("Expect:"); // no wait for 100 Continue
  if (!hasHeader("Content-Type")) add("Content-Type:");
  if (!hasHeader("User-Agent")) add("User-Agent: Signalbox");
  m_headers.reset(list);
  m_headersElsewhere.reset(elsewhere);
  curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, list);
  return fine;
}

// At the end of a redirect's head, before libcurl writes the next request. What was left behind does not come back.
void Transfer::leaveHost() {
  for (const auto& [name, value] : m_response.headers) {
    if (!equalIgnoringCase(name, "Location")) continue;
    const bool hasNoScheme = value.starts_with("//");
    if (!hasNoScheme && value.find(':') >= std::min(value.find_first_of("/?#"), value.size())) continue; // relative
    const auto next = parseAddress(hasNoScheme ? m_hop.scheme + ':' + value : value, {"http", "https"});
    if (!next || !isSameOrigin(*next, m_address))
      curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, m_headersElsewhere.get());
    if (!next || isSameOrigin(*next, m_hop)) continue;
    m_hop = *next;
    setConnection(); // libcurl reads it anew for the next connection
  }
}

void Transfer::setMethod() {
  CURL* easy = handle();
  const auto& method = m_request.method;
  const bool usuallyHasBody = method == "POST" || method == "PUT" || method == "PATCH";
  if (method == "HEAD") {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  } else if (!m_request.body.empty() || m_request.bodyView || usuallyHasBody) {
    setBody();
    if (method != "POST") curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
  } else {
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    if (method != "GET") curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
  }
}

void Transfer::setBody() {
  CURL* easy = handle();
  curl_easy_setopt(easy, CURLOPT_POST, 1L);
  const std::size_t size = m_request.bodyView ? m_request.bodyView->bytes.size() : m_request.body.size();
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(size));
  if (!m_request.bodyView) {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, m_request.body.c_str());
    return;
  }
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, &Transfer::onSend);
  curl_easy_setopt(easy, CURLOPT_READDATA, this);
  curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, &Transfer::onRewind);
  curl_easy_setopt(easy, CURLOPT_SEEKDATA, this);
}

std::size_t Transfer::onSend(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<Transfer*>(self)->send(data, size * count);
}

std::size_t Transfer::send(char* data, std::size_t room) {
  const std::string_view left = m_request.bodyView->bytes.substr(m_sentBytes);
  const std::size_t count = left.copy(data, room);
  m_sentBytes += count;
  if (m_sentBytes - m_toldBytes >= toldAtOnce || count == left.size()) tellSent();
  return count;
}

void Transfer::tellSent() {
  const BodyView& view = *m_request.bodyView;
  if (view.sent) view.sent(view.bytes.substr(m_toldBytes, m_sentBytes - m_toldBytes));
  m_toldBytes = m_sentBytes;
}

// libcurl sends it again: after a redirect, or on a new connection.
int Transfer::onRewind(void* self, curl_off_t offset, int origin) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (origin != SEEK_SET || offset < 0) return CURL_SEEKFUNC_CANTSEEK;
  transfer.m_sentBytes = transfer.m_toldBytes =
      std::min(static_cast<std::size_t>(offset), transfer.m_request.bodyView->bytes.size());
  return CURL_SEEKFUNC_OK;
}

std::size_t Transfer::onHeader(char* data, std::size_t size, std::size_t count, void* self) {
  static_cast<Transfer*>(self)->header({data, size * count});
  return size * count;
}

std::size_t Transfer::onBody(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (transfer.m_callbacks.takesData && !transfer.m_callbacks.takesData()) return CURL_WRITEFUNC_PAUSE;
  return transfer.body({data, size * count}) ? size * count : CURL_WRITEFUNC_ERROR;
}

int Transfer::onWire(CURL*, curl_infotype type, char*, std::size_t size, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (type == CURLINFO_HEADER_OUT || type == CURLINFO_DATA_OUT) {
    transfer.m_response.bytesSent += size;
    transfer.m_lastSent = since(transfer.m_start);
  } else if (type == CURLINFO_HEADER_IN || type == CURLINFO_DATA_IN) {
    transfer.m_response.bytesReceived += size;
  }
  return 0;
}

void Transfer::header(std::string_view line) {
  if (line.starts_with("HTTP/")) return statusLine(trimmed(line));
  if (trimmed(line).empty()) return headEnds();
  const auto colon = line.find(':');
  if (colon == line.npos) return;
  m_response.headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
}

// The first of a head: of an interim answer, a redirect or the answer itself.
void Transfer::statusLine(std::string_view line) {
  m_response.headers.clear();
  m_response.body.clear();
  const auto space = std::min(line.find(' '), line.size());
  m_response.httpVersion = line.substr(5, space - 5);
  line = trimmed(line.substr(space));
  m_response.status = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), m_response.status);
  m_response.reason = trimmed(line.substr(static_cast<std::size_t>(end - line.data())));
}

bool Transfer::isRedirect() const {
  if (!m_request.followRedirects || m_response.status < 300 || m_response.status > 399) return false;
  return std::ranges::any_of(m_response.headers,
                             [](const auto& header) { return equalIgnoringCase(header.first, "Location"); });
}

void Transfer::headEnds() {
  const bool interim = m_response.status < 200 && m_response.status != 101;
  if (isRedirect()) leaveHost();
  if (m_headTold || interim || isRedirect()) return;
  m_headTold = true;
  using enum Request::TimeLimit;
  if (m_request.timeLimit == UntilHead ||
      (m_request.timeLimit == UntilEventStream && isEventStream(m_response.headers)))
    curl_easy_setopt(handle(), CURLOPT_TIMEOUT_MS, 0L);
  if (m_callbacks.head) m_callbacks.head(m_response);
}

bool Transfer::body(std::string_view piece) {
  countBody(piece.size());
  if (m_callbacks.data) {
    m_callbacks.data(piece);
    return true;
  }
  const auto room = m_request.bodyLimit - std::min(m_request.bodyLimit, m_response.body.size());
  m_response.body += piece.substr(0, room);
  m_tooLarge = piece.size() > room;
  return !m_tooLarge;
}

// The time for a whole answer is no measure for a long one: who goes on sending may.
void Transfer::countBody(std::size_t size) {
  const bool wasShort = m_bodyBytes < m_request.longBody;
  m_bodyBytes += size;
  if (!wasShort || m_bodyBytes < m_request.longBody || m_request.timeout.count() == 0) return;
  curl_easy_setopt(handle(), CURLOPT_TIMEOUT_MS, 0L);
  curl_easy_setopt(handle(), CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(handle(), CURLOPT_LOW_SPEED_TIME, static_cast<long>((m_request.timeout.count() + 999) / 1000));
}

void Transfer::readTimings() {
  auto& timings = m_response.timings;
  timings.nameLookup = timeOf(handle(), CURLINFO_NAMELOOKUP_TIME_T);
  timings.connect = std::max(timeOf(handle(), CURLINFO_CONNECT_TIME_T), timings.nameLookup);
  timings.tls = timeOf(handle(), CURLINFO_APPCONNECT_TIME_T);
  timings.firstByte = timeOf(handle(), CURLINFO_STARTTRANSFER_TIME_T);
  timings.total = timeOf(handle(), CURLINFO_TOTAL_TIME_T);
  const auto ready = timeOf(handle(), CURLINFO_PRETRANSFER_TIME_T);
  // libcurl does not tell when the request was out; its own clock starts a little after ours.
  const auto latest = timings.firstByte > 0 ? timings.firstByte : timings.total;
  timings.sent = m_lastSent == 0 ? 0 : std::min(std::max(m_lastSent, ready), latest);
}

void Transfer::finish(CURLcode code) {
  readTimings();
  if (m_tooLarge) {
    m_response.failure = Failure{Failure::Kind::TooLarge, "The answer has more than " + sizeText(m_request.bodyLimit) +
                                                              ". What came up to there is kept."};
  } else if (code != CURLE_OK) {
    m_response.failure = failureOf(code, {m_request, m_hop, m_response, handle(), m_curlSays});
  }
  m_callbacks.done(std::move(m_response));
}

void Transfer::fail(Failure failure) {
  readTimings();
  m_response.failure = std::move(failure);
  m_callbacks.done(std::move(m_response));
}

} // namespace signalbox::client
