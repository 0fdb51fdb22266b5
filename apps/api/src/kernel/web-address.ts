/** Whether a text is an address on the web that one may send people to: https, and nothing else. */
export function isWebAddress(text: string): boolean {
  return URL.parse(text)?.protocol === 'https:';
}
