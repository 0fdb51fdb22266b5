const ADDRESS = /[^\s"'()<>=,;:]+@[^\s"'()<>=,;:]+/g;
/** What may be a token or a hash: ours have 43 characters, ids have 36 with dashes at fixed places. */
const LONG_WORD = /(?<![\w-])[\w-]{40,}(?![\w-])/g;
/** A database repeats the row that broke a rule: "Key (lower(email))=(…) already exists". */
const ROW_VALUES = /=\([^)]*\)|contains \([^\n]*\)/g;
const LONGEST_TEXT = 4_000;

/** What the log keeps of a fault: enough to find it, and nothing of the people whose data it was about. */
export function faultForLog(error: unknown): { name: string; code: string | undefined; message: string; stack: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, code: undefined, message: withoutPersonalData(String(error)), stack: undefined };
  return {
    name: error.name,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    message: withoutPersonalData(error.message),
    stack: framesOf(error),
  };
}

/** Where it happened; the message that stands before that in a stack is kept in its own place. */
function framesOf({ stack }: Error): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

export function withoutPersonalData(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(ROW_VALUES, '=(…)').replace(ADDRESS, '…@…').replace(LONG_WORD, '…');
}
