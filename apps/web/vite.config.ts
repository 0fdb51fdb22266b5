import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { compressedFiles } from './build/compressed-files.js';
import { earlyChunk } from './build/early-chunk.js';
import { messageCatalogues } from './build/message-catalogues.js';
import { unusedStyles } from './build/unused-styles.js';

const server = 'http://localhost:3000';

export default defineConfig(({ command }) => {
  // A build is for people, whatever the shell that starts it is for: React's development half would double its size.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    plugins: [react(), messageCatalogues(), unusedStyles(), earlyChunk('/src/show-site.tsx'), compressedFiles()],
    resolve: { conditions: ['@percorso/source', 'module', 'browser', 'development|production'] },
    css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['import', 'if-function', 'global-builtin', 'color-functions'] } } },
    build: {
      target: 'es2022',
      manifest: true,
      // The content security policy allows no data: in fonts and scripts, and one file a font is what the budget counts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        output: {
          // Every page is told the names of all chunks, so that it can fetch what one needs together: they are kept short.
          chunkFileNames: 'assets/[hash].js',
          // On a slow network each file waits for its turn: what the same pages need comes in one.
          codeSplitting: {
            groups: [
              { name: 'begin', test: /\/src\/first-page\.ts$/, priority: 3 },
              { name: 'site', test: /\/src\/show-site\.tsx$/, priority: 2 },
              { name: 'reading', test: /\/src\/ui\/(?:act-problem|badge|breadcrumb|button|callout|card|date|description-list|filter-links|icon|link|media|page|page-index|pagination|states|tabs|text)\.tsx?$/, priority: 1 },
              { name: 'writing', test: /\/src\/ui\/(?:checkbox|checkbox-group|field|form|radio-group|select|textarea)\.tsx$/, priority: 0 },
            ],
          },
        },
      },
    },
    server: {
      port: 5173,
      proxy: Object.fromEntries(['/graphql', '/calendar', '/files', '/imports', '/events', '/mailbox'].map((path) => [path, server])),
    },
  };
});
