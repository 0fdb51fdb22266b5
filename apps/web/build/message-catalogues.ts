import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('../../../libs/messages/src', import.meta.url));
const languages = ['it', 'en', 'fr'];

/** What is loaded together: visitors first, the rest with its routes. The server alone needs mail and programme. */
const groups: Record<string, string[]> = {
  public: ['common', 'public', 'errors', 'calendar'],
  account: ['account', 'answers', 'registration'],
  delegation: ['registration', 'delegations'],
  files: ['files'],
  legal: ['legal'],
  numbers: ['splits'],
  staff: ['staff', 'people', 'organisations', 'answers', 'planning', 'imports', 'questions', 'delegations', 'splits'],
  timeline: ['timeline'],
};

const entry = 'virtual:messages';

/**
 * Serves the message catalogues compiled, one chunk for each language and group, so that the parser of ICU messages
 * stays out of the browser. `virtual:messages` exports how to load each: `load.it.public()`.
 */
export function messageCatalogues(): Plugin {
  return {
    name: 'message-catalogues',
    resolveId: (id) => (id === entry || id.startsWith(`${entry}/`) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${entry}`)) return null;
      const [language, group] = id.slice(entry.length + 2).split('/');
      if (!language || !group) return loaders();
      const messages: Record<string, unknown> = {};
      for (const namespace of groups[group] ?? []) {
        const file = join(folder, language, `${namespace}.json`);
        this.addWatchFile(file);
        const texts: unknown = JSON.parse(readFileSync(file, 'utf8'));
        if (typeof texts !== 'object' || texts === null) throw new Error(`${file} is not a catalogue`);
        for (const [key, text] of Object.entries(texts)) messages[key] = compileMessageOrThrow(String(text));
      }
      return `export default ${JSON.stringify(messages)};`;
    },
    configureServer(server) {
      server.watcher.add(readdirSync(folder).map((name) => join(folder, name)));
    },
  };
}

function loaders(): string {
  const of = (language: string) => Object.keys(groups).map((group) => `${group}: () => import('${entry}/${language}/${group}')`);
  return `export const load = { ${languages.map((language) => `${language}: { ${of(language).join(', ')} }`).join(', ')} };`;
}
