import { createTransport } from 'nodemailer';
import { databaseState } from './database-migration.js';
import type { Settings } from './settings.js';

export interface Finding {
  readonly about: string;
  /** A sentence, or null when it is in order. */
  readonly fault: string | null;
}

/** Looks at what an installation depends on, and changes nothing. */
export async function examineInstallation(settings: Settings, databaseUrl: string): Promise<Finding[]> {
  const { serverVersion, pending } = await databaseState(databaseUrl);
  return [
    { about: `PostgreSQL ${serverVersion}`, fault: null },
    {
      about: 'tables',
      fault: pending.length === 0 ? null : `${pending.length} migrations are waiting; run "percorso migrate".`,
    },
    { about: 'public address', fault: publicAddressFault(settings) },
    await mailServer(settings),
  ];
}

function publicAddressFault({ publicUrl, production }: Settings): string | null {
  return production && publicUrl.startsWith('http:') ? `${publicUrl} is not encrypted; in production it should be https.` : null;
}

async function mailServer({ smtpUrl, mailBox }: Settings): Promise<Finding> {
  if (smtpUrl === null) {
    return { about: 'mail', fault: mailBox ? null : 'SMTP_URL is not set, so that mails wait in the outbox.' };
  }
  const { host } = new URL(smtpUrl);
  const transport = createTransport(smtpUrl);
  try {
    await transport.verify();
    return { about: `mail server ${host}`, fault: null };
  } catch (error) {
    return { about: `mail server ${host}`, fault: error instanceof Error ? error.message : 'it does not answer' };
  } finally {
    transport.close();
  }
}
