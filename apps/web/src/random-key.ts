/** 128 random bits. Not crypto.randomUUID, which browsers keep from pages without TLS. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}
