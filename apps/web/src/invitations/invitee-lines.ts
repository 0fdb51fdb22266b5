export interface Invitee {
  name: string;
  email: string;
  /** Where it stands in what was pasted, from 1. */
  line: number;
}

export interface InviteeLines {
  invitees: readonly Invitee[];
  /** Lines in which there is no address, from 1. */
  unreadable: readonly number[];
}

const ADDRESS = /[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+/;

/**
 * Reads addresses as people paste them: one a line, or separated by semicolons as mail programs do; "Anna Bianchi
 * <anna@example.org>", or the address alone. An address that stands twice counts once.
 */
export function readInvitees(text: string): InviteeLines {
  const invitees = new Map<string, Invitee>();
  const unreadable = new Set<number>();
  text.split('\n').forEach((row, index) => {
    for (const part of row.split(';').map((each) => each.trim()).filter(Boolean)) {
      const email = ADDRESS.exec(part)?.[0];
      const key = email?.toLowerCase() ?? '';
      if (email === undefined) unreadable.add(index + 1);
      else if (!invitees.has(key)) invitees.set(key, { name: nameIn(part, email), email, line: index + 1 });
    }
  });
  return { invitees: [...invitees.values()], unreadable: [...unreadable] };
}

/** What stands beside the address, else what the address itself says of the name: "anna.bianchi" is Anna Bianchi. */
function nameIn(part: string, email: string): string {
  const beside = part.replace(email, ' ').replaceAll(/[<>",\t]/g, ' ').replace(/\s+/g, ' ').trim();
  if (/\p{L}/u.test(beside)) return beside;
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
