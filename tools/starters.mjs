// Who started us, and whether their end is ours too.
import { existsSync, fstatSync, readFileSync } from 'node:fs';
import { isatty } from 'node:tty';

const hasProc = existsSync('/proc/self/stat');

/**
 * Those without whom we would be an orphan that keeps the port, as numbers that change when one of them dies: npm and
 * the shell that it may put in between, or the program in whose foreground we run. Null: whoever started us may
 * leave, since we were put into the background on purpose (`&`, nohup, setsid, a service manager).
 */
export function startersWeNeed() {
  const parent = process.ppid;
  if (!hasProc) return process.env.npm_lifecycle_event === undefined ? null : String(parent);
  if (isNpm(parent)) return String(parent);
  const above = parentOf(parent);
  if (isNpm(above)) return `${parent} ${above}`;
  return isInBackground() ? null : String(parent);
}

/** A shell without a terminal gives what it puts into the background nothing to read; all others give it a group of its own. */
function isInBackground() {
  const [, group] = relations('self');
  return group === process.pid || readsNothing();
}

function readsNothing() {
  try {
    return fstatSync(0).isCharacterDevice() && !isatty(0);
  } catch {
    return true;
  }
}

/** npm calls itself by what it was told, such as "npm start", and not by its program. */
function isNpm(pid) {
  try {
    return /^npm\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}

function parentOf(pid) {
  try {
    return relations(pid)[0];
  } catch {
    return null;
  }
}

/** The numbers of a process's parent and group, from "PID (NAME) STATE PARENT GROUP …"; the name may hold spaces and brackets. */
function relations(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(/.*\) \S /s)[1].split(' ', 2).map(Number);
}
