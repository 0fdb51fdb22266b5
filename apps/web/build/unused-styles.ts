import { fileURLToPath } from 'node:url';

import { PurgeCSS } from 'purgecss';
import type { Plugin } from 'vite';

/**
 * Leaves out the rules of Bootstrap Italia that no class name in our sources asks for. Names must therefore be written
 * whole in the sources: `btn-${kind}` would be taken for unused, unless every kind is spelled somewhere.
 */
export function unusedStyles(): Plugin {
  return {
    name: 'unused-styles',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const content = ['../src/**/*.tsx', '../../../libs/timeline/src/*.ts', '../index.html'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        const [purged] = await new PurgeCSS().purge({
          content,
          css: [{ raw: asset.source.toString() }],
          variables: true,
          keyframes: true,
          safelist: { standard: [/^:/, 'html', 'body'], variables: ['--bootstrap-italia-version'] },
          defaultExtractor: (source) => source.match(/[\w-]+/g) ?? [],
        });
        if (purged) asset.source = purged.css;
      }
    },
  };
}
