/** The page to land on after signing in: only one of our own, whatever the address says. */
export function returnPath(wanted: string | null, otherwise: string): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : otherwise;
}
