// The catalogues in libs/messages against each other and against the code that uses them:
// the same keys and placeholders in every language, no key unused, none missing, every placeholder given its value,
// and no words on a screen that are not in a catalogue.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const catalogues = join(root, 'libs/messages/src');
const languages = ['it', 'en', 'fr'];
const sources = ['apps/api/src', 'apps/web/src', 'libs/questions/src', 'libs/time/src', 'libs/timeline/src'];
const spokenAttributes = new Set(['alt', 'aria-label', 'aria-description', 'title', 'placeholder', 'label']);

/** French keeps ? ! : ; and « » with their words; a colon within a word, as in an address or an hour, is none, nor one after a word of a file that is quoted. */
const looseSign = /\S* [?!:;»]|«(?![\u00a0\u202f])\S*|[\p{L}\p{N})}’][?!;»]|(?<!«[\u00a0\u202f]\w*)[\p{L}\p{N})}’]:(?!\S)/u;

const faults = [];
const fault = (where, what) => faults.push(`${where}: ${what}`);

/** "name" or "name:plural" for every placeholder, those inside plural and select branches included. */
function placeholders(tokens, found = new Set()) {
  for (const token of tokens) {
    if (typeof token === 'string') continue;
    const [name, type, format] = token;
    found.add(type ? `${name}:${type}` : name);
    if (format && typeof format === 'object') {
      for (const branch of Object.values(format)) if (Array.isArray(branch)) placeholders(branch, found);
    }
  }
  return found;
}

function readCatalogue(language) {
  const messages = new Map();
  const folder = join(catalogues, language);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const where = `libs/messages/src/${language}/${file}`;
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
      if (messages.has(key)) fault(where, `${key} is in ${messages.get(key).file} too`);
      if (typeof text !== 'string' || text.trim() === '') {
        fault(where, `${key} has no text`);
        continue;
      }
      const loose = language === 'fr' ? looseSign.exec(text) : null;
      if (loose) fault(where, `${key}: “${loose[0]}” needs a non-breaking space (U+00A0 or U+202F) between word and sign`);
      if (/'[{}]/.test(text)) fault(where, `${key}: a straight apostrophe before a brace quotes it; write ’`);
      try {
        messages.set(key, { file, where, placeholders: placeholders(compileMessageOrThrow(text)) });
      } catch (error) {
        fault(where, `${key} is not a message: ${error.message}`);
      }
    }
  }
  return messages;
}

const [first, ...others] = languages.map((language) => ({ language, messages: readCatalogue(language) }));
for (const { language, messages } of others) {
  for (const [key, message] of first.messages) {
    const same = messages.get(key);
    if (!same) fault(`libs/messages/src/${language}/${message.file}`, `${key} is missing`);
    else {
      const here = [...same.placeholders].sort().join(', ');
      const there = [...message.placeholders].sort().join(', ');
      if (here !== there) fault(same.where, `${key} has the placeholders (${here}), Italian has (${there})`);
      if (same.file !== message.file) fault(same.where, `${key} is in ${message.file} in Italian`);
    }
  }
  for (const [key, message] of messages) if (!first.messages.has(key)) fault(message.where, `${key} is not in Italian`);
}

const used = new Set();

/** A template such as `state.${state}` as the keys that it can name. */
function keysOf(template) {
  if (!template.head.text.includes('.')) return [];
  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${escape(template.head.text)}${template.templateSpans.map((span) => `[\\w-]+${escape(span.literal.text)}`).join('')}$`);
  return [...first.messages.keys()].filter((key) => pattern.test(key));
}

/** The names given as values of a message, or null when they cannot be read from the source. */
function givenNames(argument) {
  if (!argument) return new Set();
  if (!ts.isObjectLiteralExpression(argument)) return null;
  const names = new Set();
  for (const property of argument.properties) {
    if (ts.isSpreadAssignment(property) || !property.name || ts.isComputedPropertyName(property.name)) return null;
    names.add(property.name.text);
  }
  return names;
}

function checkCall(call, where) {
  const [key, values] = call.arguments;
  if (!key) return;
  const literal = ts.isStringLiteralLike(key);
  const keys = literal ? [key.text] : ts.isTemplateExpression(key) ? keysOf(key) : [];
  if (literal && !first.messages.has(key.text)) fault(where, `no message ${key.text}`);
  if (!literal && ts.isTemplateExpression(key) && keys.length === 0) fault(where, `no message for ${key.getText()}`);
  const given = givenNames(values);
  if (!given) return;
  for (const name of keys) {
    const wanted = new Set([...(first.messages.get(name)?.placeholders ?? [])].map((placeholder) => placeholder.split(':')[0]));
    for (const one of wanted) if (!given.has(one)) fault(where, `${name} needs the value ${one}`);
    if (literal) for (const one of given) if (!wanted.has(one)) fault(where, `${name} has no place for ${one}`);
  }
}

function checkFile(path) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const at = (node) => `${relative(root, path)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) && first.messages.has(node.text)) used.add(node.text);
    else if (ts.isTemplateExpression(node)) for (const key of keysOf(node)) used.add(key);
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') checkCall(node, at(node));
    else if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) fault(at(node), `words outside the catalogues: ${node.text.trim()}`);
    else if (ts.isJsxAttribute(node) && spokenAttributes.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer) && /\p{L}{2}/u.test(node.initializer.text)) {
      fault(at(node), `words outside the catalogues: ${node.initializer.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

let files = 0;
for (const folder of sources) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { recursive: true });
  } catch {
    continue;
  }
  for (const name of entries) {
    if (!/\.tsx?$/.test(name) || /\.(spec|generated)\.tsx?$/.test(name)) continue;
    files += 1;
    checkFile(join(root, folder, name));
  }
}
for (const [key, message] of first.messages) if (!used.has(key)) fault(message.where, `${key} is not used`);

for (const line of faults) console.error(line);
console.log(`messages: ${first.messages.size} keys in ${languages.length} languages, ${files} source files, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
