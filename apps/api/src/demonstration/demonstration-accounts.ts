/** Who may sign in at the demonstration, with the code from its mail box. */
export const demonstrationAccounts = [
  { email: 'admin@example.org', role: 'administrator' },
  { email: 'organiser@example.org', role: 'organiser of all processes' },
  { email: 'facilitator@example.org', role: 'facilitator' },
  { email: 'desk@example.org', role: 'desk in Lodi' },
  { email: 'participant@example.org', role: 'participant' },
] as const;
