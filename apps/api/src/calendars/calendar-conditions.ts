/** What a reader already has, by the headers of its request (RFC 9110, 13.1). */
export interface Conditions {
  'if-none-match'?: string | undefined;
  'if-modified-since'?: string | undefined;
}

const IMF_FIXDATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Whether what the reader has is still current, so that 304 is the answer. Entity tags are compared weakly and win over
 * the date, as RFC 9110, 13.2.2, has it; a date that is broken or of another form says nothing.
 */
export function isCurrent(conditions: Conditions, tag: string, changedAt: Date): boolean {
  const tags = conditions['if-none-match'];
  if (tags !== undefined) return tags.trim() === '*' || tagsOf(tags).includes(opaque(tag));
  const since = conditions['if-modified-since'];
  if (since === undefined || !IMF_FIXDATE.test(since)) return false;
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= Date.parse(since);
}

function tagsOf(header: string): string[] {
  return (header.match(/(?:W\/)?"[^"]*"/g) ?? []).map(opaque);
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
