/** What the fields of a form say. */
export type Texts<Field extends string> = Record<Field, string>;

/** What becomes of a form when somebody else has saved since it was opened. */
export interface Merged<Field extends string> {
  texts: Texts<Field>;
  /** Fields that only they changed: their version is taken. */
  taken: readonly Field[];
  /** Fields that both changed, each otherwise: ours stays, and a person decides. */
  differing: readonly Field[];
}

/** @param begun  what the fields said when the form was opened */
export function withTheirs<Field extends string>(fields: readonly Field[], mine: Texts<Field>, begun: Texts<Field>, theirs: Texts<Field>): Merged<Field> {
  const texts = { ...theirs };
  for (const field of fields) if (mine[field] !== begun[field]) texts[field] = mine[field];
  const theyChanged = fields.filter((field) => theirs[field] !== begun[field] && theirs[field] !== mine[field]);
  return { texts, taken: theyChanged.filter((field) => texts[field] === theirs[field]), differing: theyChanged.filter((field) => texts[field] !== theirs[field]) };
}
