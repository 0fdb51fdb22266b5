import { NavLink } from 'react-router';

/** Views of one thing, each with its own address: links, not tabs of a script. */
export function Tabs({ label, items }: { label: string; items: readonly { to: string; label: string; end?: boolean }[] }) {
  return (
    <nav aria-label={label}>
      <ul className="nav nav-tabs">
        {items.map(({ to, label: text, end = false }) => (
          <li key={to} className="nav-item">
            <NavLink to={to} end={end} className={({ isActive }) => (isActive ? 'nav-link active' : 'nav-link')}>
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
