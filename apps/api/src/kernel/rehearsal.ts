/** Ends a transaction that was only a rehearsal. */
class Rehearsed extends Error {
  constructor() {
    super('A rehearsal changes nothing');
  }
}

/**
 * Runs a transaction that may turn out to be a rehearsal: everything is really done and looked at, and then undone.
 *
 * @param transaction  calls `undo` inside of the transaction with what came of it, and does not come back from there
 * @returns what came of it, undone or not
 */
export async function rehearsable<Result>(transaction: (undo: (result: Result) => never) => Promise<Result>): Promise<Result> {
  const rehearsed: Result[] = [];
  try {
    return await transaction((result) => {
      rehearsed.push(result);
      throw new Rehearsed();
    });
  } catch (error) {
    const result = rehearsed.at(-1);
    if (!(error instanceof Rehearsed) || result === undefined) throw error;
    return result;
  }
}
