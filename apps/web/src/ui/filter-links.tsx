import { Link } from 'react-router';

export interface FilterLink {
  /** The query of the address, "" for none. */
  search: string;
  label: string;
  isCurrent: boolean;
}

/** What of a list is shown, each choice with its own address; the page stays where it is. */
export function FilterLinks({ label, items }: { label: string; items: readonly FilterLink[] }) {
  return (
    <nav aria-label={label}>
      <ul className="nav nav-tabs">
        {items.map(({ search, label: text, isCurrent }) => (
          <li key={search} className="nav-item">
            <Link to={{ search }} preventScrollReset aria-current={isCurrent ? 'true' : undefined} className={isCurrent ? 'nav-link active' : 'nav-link'}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
