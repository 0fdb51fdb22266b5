import type { ReactNode } from 'react';

export interface Description {
  term: ReactNode;
  /** Where two terms may be the same, or one is not plain text. */
  key?: string;
  value: ReactNode;
  /** A link that changes the value. */
  action?: ReactNode;
}

/** Names and values: the summary of what was given, the facts of a thing. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className="description-list">
      {items.map(({ term, key, value, action }) => (
        <div key={key ?? String(term)} className="row">
          <dt className="col-12 col-md-4">{term}</dt>
          <dd className={action ? 'col-9 col-md-6' : 'col-12 col-md-8'}>{value}</dd>
          {action && <dd className="col-3 col-md-2 text-end">{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
