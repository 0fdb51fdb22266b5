/** What becomes of a form when somebody else has saved since it was opened. */
export interface Merged<Said> {
  said: Said;
  theirs: Said;
  /** Fields that only they changed: their version is taken. */
  taken: readonly (keyof Said)[];
  /** Fields that both changed, each otherwise: ours stays, and a person decides. */
  differing: readonly (keyof Said)[];
}

/** @param begun  what the fields said when the form was opened */
export function withTheirs<Said extends object>(fields: readonly (keyof Said)[], mine: Said, begun: Said, theirs: Said): Merged<Said> {
  const said = { ...theirs };
  for (const field of fields) if (mine[field] !== begun[field]) said[field] = mine[field];
  const theyChanged = fields.filter((field) => theirs[field] !== begun[field] && theirs[field] !== mine[field]);
  return { said, theirs, taken: theyChanged.filter((field) => said[field] === theirs[field]), differing: theyChanged.filter((field) => said[field] !== theirs[field]) };
}
