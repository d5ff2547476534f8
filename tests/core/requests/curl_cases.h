// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// curl commands as people write them and browsers copy them, and the file of the request that each is.
#pragma once

#include <array>

namespace signalbox::test {

struct CurlCase {
  const char* name;
  const char* command;
  const char* file; // of the saved request
};

inline constexpr std::array curlCases{
    CurlCase{"only a URL", "curl https://api.test/users", R"({"method":"GET","url":"https://api.test/users"})"},
    CurlCase{"no scheme", "curl api.test", R"({"method":"GET","url":"http://api.test"})"},
    CurlCase{"a prompt before it", "$ curl 'https://api.test'\n", R"({"method":"GET","url":"https://api.test"})"},
    CurlCase{"a query becomes rows", "curl 'https://api.test/u?limit=2&q=a%20b&empty='",
             R"({"method":"GET","url":"https://api.test/u","query":{"limit":"2","q":"a b","empty":""}})"},
    CurlCase{"a query that rows would write otherwise stays", "curl 'https://api.test/u?a+b&c'",
             R"({"method":"GET","url":"https://api.test/u?a+b&c"})"},
    CurlCase{
        "method, headers, JSON",
        "curl -X PUT https://api.test/u/1 -H 'Content-Type: application/json' -H 'X-A: 1' -d '{\"a\":1}'",
        R"({"method":"PUT","url":"https://api.test/u/1","headers":{"X-A":"1"},"body":{"kind":"json","text":"{\"a\":1}"}})"},
    CurlCase{"short options together", "curl -sSLXPOST -HA:1 https://api.test",
             R"({"method":"POST","url":"https://api.test","headers":{"A":"1"},"follow_redirects":true})"},
    CurlCase{"certificates that are not checked", "curl -k https://api.test",
             R"({"method":"GET","url":"https://api.test","check_certificates":false})"},
    CurlCase{
        "json", "curl --json '{\n  \"a\": 1\n}' https://api.test",
        R"({"method":"POST","url":"https://api.test","headers":{"Accept":"application/json"},"body":{"kind":"json","json":{"a":1}}})"},
    CurlCase{
        "a form", "curl https://api.test -d name=Ada -d 'city=New+York&x=%26'",
        R"({"method":"POST","url":"https://api.test","body":{"kind":"form","parts":[{"name":"name","value":"Ada"},{"name":"city","value":"New York"},{"name":"x","value":"&"}]}})"},
    CurlCase{
        "url-encoded data", "curl https://api.test --data-urlencode 'q=a b&c' --data-urlencode '=d e'",
        R"({"method":"POST","url":"https://api.test","body":{"kind":"raw","text":"q=a+b%26c&d+e","media_type":"application/x-www-form-urlencoded"}})"},
    CurlCase{"-G puts the data into the query", "curl -G https://api.test/s -d limit=1 --data-urlencode 'q=a b'",
             R"({"method":"GET","url":"https://api.test/s?limit=1&q=a+b"})"},
    CurlCase{
        "multipart",
        "curl https://api.test -F kind=scan -F 'file=@data/a.pdf;type=application/pdf' --form-string 'at=@me;x'",
        R"({"method":"POST","url":"https://api.test","body":{"kind":"multipart","parts":[{"name":"kind","value":"scan"},{"name":"file","file":"data/a.pdf","media_type":"application/pdf"},{"name":"at","value":"@me;x"}]}})"},
    CurlCase{
        "a part in quotes", R"(curl https://api.test -F 'a="x;\"y\"";type=text/plain;charset=utf-8')",
        R"({"method":"POST","url":"https://api.test","body":{"kind":"multipart","parts":[{"name":"a","value":"x;\"y\"","media_type":"text/plain;charset=utf-8"}]}})"},
    CurlCase{
        "binary from a file", "curl https://api.test --data-binary @a.bin -H 'content-type: image/png'",
        R"({"method":"POST","url":"https://api.test","body":{"kind":"binary","media_type":"image/png","file":"a.bin"}})"},
    CurlCase{"an upload", "curl -T a.bin https://api.test/a.bin",
             R"({"method":"PUT","url":"https://api.test/a.bin","body":{"kind":"binary","file":"a.bin"}})"},
    CurlCase{
        "basic", "curl -u ada:{{password}} https://api.test",
        R"({"method":"GET","url":"https://api.test","auth":{"kind":"basic","username":"ada","password":"{{password}}"}})"},
    CurlCase{"bearer", "curl -H 'authorization: Bearer {{token}}' https://api.test",
             R"({"method":"GET","url":"https://api.test","auth":{"kind":"bearer","token":"{{token}}"}})"},
    CurlCase{"cookies", "curl -b 'a=1; b=2' -H 'Cookie: c=3' https://api.test",
             R"({"method":"GET","url":"https://api.test","cookies":{"a":"1","b":"2","c":"3"}})"},
    CurlCase{
        "head, agent, referer", "curl -I -A me -e https://from.test https://api.test",
        R"({"method":"HEAD","url":"https://api.test","headers":{"User-Agent":"me","Referer":"https://from.test"}})"},
    CurlCase{"an empty header", "curl -H 'X-Empty;' -H 'Accept:' https://api.test",
             R"({"method":"GET","url":"https://api.test","headers":{"X-Empty":""}})"},
    CurlCase{"only the first command", "curl https://api.test | jq .\ncurl https://other.test",
             R"({"method":"GET","url":"https://api.test"})"},
    CurlCase{"Chrome for bash",
             "curl 'https://api.test/orders' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n"
             "  --data-raw $'{\"text\":\"it\\'s \\u00e9\\n\\ud83d\\ude00\"}' \\\n  --compressed",
             "{\"method\":\"POST\",\"url\":\"https://api.test/orders\",\"headers\":{\"accept\":\"*/*\"},\"body\":{"
             "\"kind\":\"json\",\"text\":\"{\\\"text\\\":\\\"it's é\\n😀\\\"}\"}}"},
    CurlCase{
        "Chrome for cmd",
        "curl ^\"https://api.test/orders?a=1^&b=2^\" ^\r\n  -H ^\"content-type: application/json^\" ^\r\n"
        "  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"50^%^\\^\"^}^\"",
        R"({"method":"POST","url":"https://api.test/orders","query":{"a":"1","b":"2"},"body":{"kind":"json","text":"{\"a\":\"50%\"}"}})"},
    CurlCase{"cmd in plain quotes",
             "curl.exe -X POST \"https://api.test\" ^\n -H \"Content-Type: application/json\" -d \"{\\\"a\\\":1}\"",
             R"({"method":"POST","url":"https://api.test","body":{"kind":"json","text":"{\"a\":1}"}})"},
    CurlCase{"PowerShell quotes", "curl.exe 'https://api.test' `\n  -H 'X-A: it''s' -H \"X-B: a`\"b\"",
             R"({"method":"GET","url":"https://api.test","headers":{"X-A":"it's","X-B":"a\"b"}})"},
    CurlCase{
        "Chrome for PowerShell",
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = \"Agent\"\n"
        "$session.Cookies.Add((New-Object System.Net.Cookie(\"sid\", \"1\", \"/\", \"api.test\")))\n"
        "Invoke-WebRequest -UseBasicParsing -Uri \"https://api.test/o\" `\n-Method \"POST\" `\n"
        "-WebSession $session `\n-Headers @{\n\"authority\"=\"api.test\"\n  \"x-a\"=\"1\"\n} `\n"
        "-ContentType \"application/json\" `\n-Body \"{`\"a`\":`\"b`\"}\"",
        R"({"method":"POST","url":"https://api.test/o","headers":{"User-Agent":"Agent","x-a":"1"},"cookies":{"sid":"1"},"body":{"kind":"json","text":"{\"a\":\"b\"}"}})"},
    CurlCase{
        "Firefox for bash",
        "curl 'https://api.test/login' -X POST -H 'User-Agent: Mozilla/5.0' -H 'Content-Type: "
        "application/x-www-form-urlencoded' --data-raw 'username=ada&password=pw'",
        R"({"method":"POST","url":"https://api.test/login","headers":{"User-Agent":"Mozilla/5.0"},"body":{"kind":"form","parts":[{"name":"username","value":"ada"},{"name":"password","value":"pw"}]}})"},
};

} // namespace signalbox::test
