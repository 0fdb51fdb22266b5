/** What a browser keeps for whoever takes attendance in it. Named here, so that visitors do not load what reads it. */
export const DOOR_DATABASE = 'percorso-door';

const UNSENT_FOR = 30 * 24 * 3_600_000;

/** Erases copies of rosters whose time is over, wherever in the site the browser comes back to. */
export function tidyDoor(now: Date): void {
  void whereKept(async () => {
    const [{ eraseRosters }, { eraseMarksBefore }] = await Promise.all([import('./kept-roster.js'), import('./kept-marks.js')]);
    await Promise.all([eraseRosters(now), eraseMarksBefore(new Date(now.getTime() - UNSENT_FOR))]);
  });
}

/** Erases all copies of rosters: somebody else sits at the device, or nobody. What was not sent yet stays with its person. */
export function forgetRosters(): void {
  void whereKept(async () => (await import('./kept-roster.js')).eraseAllRosters());
}

/** Nothing is loaded and nothing made for those who never were at a door; what fails is done the next time. */
async function whereKept(act: () => Promise<void>): Promise<void> {
  try {
    const databases = await indexedDB.databases();
    if (databases.some(({ name }) => name === DOOR_DATABASE)) await act();
  } catch {
    // A browser that keeps nothing has nothing to erase.
  }
}
