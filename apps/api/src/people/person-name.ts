/**
 * Reduces a name to what two spellings of it share: "Niccolò D'Amico", "D’AMICO Niccolo" and "niccolo damico"
 * give the same key. An empty key means no name.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|['’`]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');
}
