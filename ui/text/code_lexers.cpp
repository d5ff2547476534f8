// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/code_lexers.h"

#include "ui/theme/theme.h"

namespace signalbox::ui {
namespace {

void paintJson(QsciLexer& json, const Theme& t) {
  json.setColor(t.jsonKey, QsciLexerJSON::Property);
  json.setColor(t.jsonString, QsciLexerJSON::String);
  json.setColor(t.jsonString, QsciLexerJSON::UnclosedString);
  json.setColor(t.jsonNumber, QsciLexerJSON::Number);
  json.setColor(t.jsonKeyword, QsciLexerJSON::Keyword);
  json.setColor(t.jsonPunctuation, QsciLexerJSON::Operator);
  json.setColor(t.err, QsciLexerJSON::Error);
  json.setColor(t.jsonNumber, QsciLexerJSON::EscapeSequence);
  json.setColor(t.jsonString, QsciLexerJSON::IRI);
  json.setColor(t.jsonString, QsciLexerJSON::IRICompact);
  json.setColor(t.text3, QsciLexerJSON::CommentLine);
  json.setColor(t.text3, QsciLexerJSON::CommentBlock);
}

void paintMarkup(QsciLexer& markup, const Theme& t) {
  for (const int style : {QsciLexerHTML::Tag, QsciLexerHTML::UnknownTag, QsciLexerHTML::XMLTagEnd,
                          QsciLexerHTML::XMLStart, QsciLexerHTML::XMLEnd, QsciLexerHTML::SGMLDefault})
    markup.setColor(t.jsonKeyword, style);
  for (const int style : {QsciLexerHTML::Attribute, QsciLexerHTML::UnknownAttribute}) markup.setColor(t.jsonKey, style);
  for (const int style : {QsciLexerHTML::HTMLDoubleQuotedString, QsciLexerHTML::HTMLSingleQuotedString,
                          QsciLexerHTML::HTMLValue, QsciLexerHTML::CDATA})
    markup.setColor(t.jsonString, style);
  for (const int style : {QsciLexerHTML::HTMLNumber, QsciLexerHTML::Entity}) markup.setColor(t.jsonNumber, style);
  for (const int style : {QsciLexerHTML::HTMLComment, QsciLexerHTML::SGMLComment}) markup.setColor(t.text3, style);
}

} // namespace

QsciLexer* makeLexer(CodeEditor::Language language, QObject* parent) {
  switch (language) {
  case CodeEditor::Language::Plain: return nullptr;
  case CodeEditor::Language::Json: return new QsciLexerJSON(parent);
  case CodeEditor::Language::Markup: return new QsciLexerHTML(parent);
  }
  return nullptr;
}

void colourLexer(QsciLexer& lexer, CodeEditor::Language language, const QColor& background, const QFont& font) {
  const Theme& t = theme();
  lexer.setDefaultPaper(background);
  lexer.setDefaultColor(t.text);
  lexer.setDefaultFont(font);
  for (int style = 0; style < 128; ++style) {
    if (lexer.description(style).isEmpty()) continue;
    lexer.setPaper(background, style);
    lexer.setFont(font, style);
    lexer.setColor(t.text, style);
    lexer.setEolFill(false, style);
  }
  lexer.setFont(font, -1);
  lexer.setPaper(background, -1);
  language == CodeEditor::Language::Json ? paintJson(lexer, t) : paintMarkup(lexer, t);
}

} // namespace signalbox::ui
