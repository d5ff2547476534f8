// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/markdown.h"

#include <QtTest>

using signalbox::docs::markdownToHtml;

class MarkdownTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void markdownBecomesHtml_data() {
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char* name, const char* markdown, const char* html) {
      QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(html);
    };
    row("nothing", "", "");
    row("paragraphs", "one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n");
    row("line break", "one  \ntwo\\\nthree", "<p>one<br>\ntwo<br>\nthree</p>\n");
    row("heading", "# Title #", "<h3>Title</h3>\n");
    row("no heading", "#hash", "<p>#hash</p>\n");
    row("underlined heading", "Title\n=====\ntext", "<h3>Title</h3>\n<p>text</p>\n");
    row("emphasis", "*a* **b** ***c*** _d_ __e__",
        "<p><em>a</em> <strong>b</strong> <strong><em>c</em></strong> <em>d</em> <strong>e</strong></p>\n");
    row("names are no emphasis", "order_id and user_name, 2 * 3 * 4", "<p>order_id and user_name, 2 * 3 * 4</p>\n");
    row("struck", "~~old~~ new", "<p><del>old</del> new</p>\n");
    row("code", "`a < b` and ``x`y``", "<p><code>a &lt; b</code> and <code>x`y</code></p>\n");
    row("no emphasis in code", "**a `*b*` c**", "<p><strong>a <code>*b*</code> c</strong></p>\n");
    row("fence", "```json\n{\"a\": 1}\n\n# no\n```\nafter",
        "<pre><code>{&quot;a&quot;: 1}\n\n# no\n</code></pre>\n<p>after</p>\n");
    row("open fence", "```\ncode", "<pre><code>code\n</code></pre>\n");
    row("indented code", "    a\n      b", "<pre><code>a\n  b\n</code></pre>\n");
    row("list", "- a\n- b\n* c", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n<li>c\n</li>\n</ul>\n");
    row("numbers", "1. a\n2. b", "<ol>\n<li>a\n</li>\n<li>b\n</li>\n</ol>\n");
    row("nested list", "- a\n  - b\n  - c\n- d",
        "<ul>\n<li>a\n<ul>\n<li>b\n</li>\n<li>c\n</li>\n</ul>\n</li>\n<li>d\n</li>\n</ul>\n");
    row("loose list", "- a\n\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n");
    row("paragraphs in an item", "- a\n\n  more", "<ul>\n<li><p>a</p>\n<p>more</p>\n</li>\n</ul>\n");
    row("tasks", "- [ ] a\n- [x] b", "<ul>\n<li>\u2610 a\n</li>\n<li>\u2611 b\n</li>\n</ul>\n");
    row("item that goes on", "- a\nb", "<ul>\n<li>a\nb\n</li>\n</ul>\n");
    row("quote", "> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n");
    row("rule", "a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n");
    row("table", "| a | b |\n|---|--:|\n| 1 | x\\|y |\n| 2 |",
        "<table>\n<tr><th>a</th><th class=\"right\">b</th></tr>\n<tr><td>1</td><td "
        "class=\"right\">x|y</td></tr>\n<tr><td>2</td><td class=\"right\"></td></tr>\n</table>\n");
    row("link", "[the *docs*](https://x.test/a?b=1&c=2 \"title\")",
        "<p><a href=\"https://x.test/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">the <em>docs</em></a></p>\n");
    row("brackets in an address", "[a](https://x.test/(b))",
        "<p><a href=\"https://x.test/(b)\" rel=\"noopener noreferrer\">a</a></p>\n");
    row("bare link", "see https://x.test/a, and",
        "<p>see <a href=\"https://x.test/a\" rel=\"noopener noreferrer\">https://x.test/a</a>, and</p>\n");
    row("angle link", "<https://x.test>",
        "<p><a href=\"https://x.test\" rel=\"noopener noreferrer\">https://x.test</a></p>\n");
    row("escapes", "\\*a\\* \\<b> 1\\a", "<p>*a* &lt;b&gt; 1\\a</p>\n");
    row("unfinished", "**a [b](c `d", "<p>**a [b](c `d</p>\n");
  }
  void markdownBecomesHtml() {
    QFETCH(QString, markdown);
    QTEST(QString::fromStdString(markdownToHtml(markdown.toStdString())), "html");
  }

  // RELIABILITY T33, T34: it runs nothing, loads nothing and leads nowhere it should not.
  void hostileTextStaysText_data() {
    QTest::addColumn<QString>("markdown");
    for (const char* each :
         {"<script>alert(1)</script>", "<img src=http://127.0.0.1/x onerror=alert(1)>", "![x](http://127.0.0.1/canary)",
          "![x](file:///etc/passwd)", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](file:///etc/passwd)",
          "[x](data:text/html,<script>)", "<javascript:alert(1)>", "`<script>`",
          "[\" onmouseover=alert(1) x=\"](https://x.test/\"onmouseover=alert(1))", "```\n</code></pre><script>\n```",
          "| <script> |\n|---|\n| <iframe src=x> |", "> <meta http-equiv=refresh>"})
      QTest::newRow(each) << each;
  }
  void hostileTextStaysText() {
    QFETCH(QString, markdown);
    const QString html = QString::fromStdString(markdownToHtml(markdown.toStdString()));
    for (const char* bad :
         {"<script", "<img", "<iframe", "<meta", "href=\"javascript", "href=\"file", "href=\"data", "\" onmouse"})
      QVERIFY2(!html.contains(QLatin1String(bad), Qt::CaseInsensitive), qPrintable(html));
  }

  // Marks without end, brackets without end: what they cost grows with the text, not with its square.
  void endlessMarksEnd_data() {
    QTest::addColumn<QString>("unit");
    for (const char* unit : {"*a ", "[", "`", "``a`", "> ", "- ", "  - a\n", "|", "<http://", "**a _b ", "![a]("})
      QTest::newRow(unit) << unit;
  }
  void endlessMarksEnd() {
    QFETCH(QString, unit);
    QVERIFY(!markdownToHtml(unit.repeated(20'000).toStdString()).empty());
  }
};

QTEST_APPLESS_MAIN(MarkdownTest)
#include "markdown_test.moc"
