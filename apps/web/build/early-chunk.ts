import type { Plugin } from 'vite';

/**
 * Lets the document itself ask for a chunk that a script loads as soon as it runs, and for what that one imports:
 * otherwise nobody would ask before the script has come.
 *
 * @param source  the end of the chunk's source file, as in `/src/show-site.tsx`
 */
export function earlyChunk(source: string): Plugin {
  return {
    name: 'early-chunk',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((output) => output.type === 'chunk');
        const early = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
        if (!early) throw new Error(`${source} is no chunk of its own`);
        const files = [early.fileName, ...early.imports].filter((file) => !html.includes(file));
        return files.map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' }));
      },
    },
  };
}
