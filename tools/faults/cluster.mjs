// The PostgreSQL of a place, as files and as a process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function clusterOf({ folder }) {
  return join(folder, 'data/postgres');
}

/** @returns the number of its first process */
export function postmasterOf(place) {
  return Number(readFileSync(join(clusterOf(place), 'postmaster.pid'), 'utf8').split('\n')[0]);
}
