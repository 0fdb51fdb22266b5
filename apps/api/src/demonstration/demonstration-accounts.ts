import type { MessageKey } from '@percorso/messages';

interface DemonstrationAccount {
  email: string;
  name: string;
  /** For the terminal, which speaks English. */
  role: string;
  /** What the account may do, in one sentence. */
  what: MessageKey;
}

/** Who may sign in at the demonstration, with the code from its mail box. */
export const demonstrationAccounts = [
  { email: 'admin@example.org', name: 'Ada Conti', role: 'administrator', what: 'demonstration.administrator' },
  { email: 'organiser@example.org', name: 'Olga Sarti', role: 'organiser of all processes', what: 'demonstration.organiser' },
  { email: 'facilitator@example.org', name: 'Fabio Landi', role: 'facilitator', what: 'demonstration.facilitator' },
  { email: 'desk@example.org', name: 'Dora Melis', role: 'desk in Lodi', what: 'demonstration.desk' },
  { email: 'participant@example.org', name: 'Piero Galli', role: 'participant', what: 'demonstration.participant' },
] as const satisfies readonly DemonstrationAccount[];

export type DemonstrationAddress = (typeof demonstrationAccounts)[number]['email'];
