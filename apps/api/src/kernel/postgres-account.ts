import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartFault, systemErrorCode } from './start-fault.js';

/** The user of the operating system who runs the database in the place of root, which PostgreSQL refuses. */
export interface PostgresAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const OWN_ACCOUNT = 'percorso-postgres';

/**
 * Chooses who runs the database.
 *
 * @param clusterFolder  its owner goes on running it, whoever that is
 * @returns null when we are not root: the database is run by whoever runs us
 * @throws StartFault  when we are root and there is no user to be found nor made
 */
export function postgresAccount(clusterFolder: string): PostgresAccount | null {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(clusterFolder) ?? accountNamed('postgres') ?? accountNamed(OWN_ACCOUNT) ?? makeAccount();
}

function ownerOf(folder: string): PostgresAccount | null {
  try {
    const { uid, gid } = statSync(folder);
    return uid === 0 ? null : { name: String(uid), uid, gid };
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function accountNamed(name: string): PostgresAccount | null {
  const number = (which: '-u' | '-g') => {
    const { status, stdout } = spawnSync('id', [which, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : null;
  };
  const uid = number('-u');
  const gid = number('-g');
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid };
}

function makeAccount(): PostgresAccount {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_ACCOUNT], {
      stdio: 'ignore',
    });
  } catch (error) {
    throw new StartFault(
      'PostgreSQL does not run as root, and no other user could be made: start Percorso as an ordinary user, or set DATABASE_URL.',
      error,
    );
  }
  const made = accountNamed(OWN_ACCOUNT);
  if (made === null) throw new StartFault(`The user ${OWN_ACCOUNT} was made but cannot be found.`);
  return made;
}
