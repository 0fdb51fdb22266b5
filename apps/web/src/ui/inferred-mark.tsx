import { type MessageKey, useMessages } from '../messages.js';

/** Facts as programme files name them, and what readers call them. */
const facts: Readonly<Record<string, MessageKey>> = {
  date: 'inferred.date',
  starts: 'inferred.date',
  ends: 'inferred.date',
  days: 'inferred.date',
  span: 'inferred.date',
  track: 'inferred.track',
  tracks: 'inferred.track',
  kind: 'inferred.kind',
  order: 'inferred.order',
  covers: 'inferred.covers',
  title: 'inferred.title',
};

/**
 * Beside what the source does not say, and somebody concluded from it: nobody is to read it as a fact.
 *
 * @param fields  where only some facts are concluded, as the programme file names them; they are said by name
 */
export function InferredMark({ fields = [] }: { fields?: readonly string[] }) {
  const { t } = useMessages();
  const named = [...new Set(fields.map((field) => facts[field]).filter((key) => key !== undefined))].map((key) => t(key));
  return <span className="inferred-mark">{named.length > 0 ? t('inferred.these', { facts: named.join(', ') }) : t('common.inferred')}</span>;
}

/** Whether any of these facts was concluded. */
export function someInferred(inferredFields: readonly string[], ...fields: readonly string[]): boolean {
  return fields.some((field) => inferredFields.includes(field));
}
