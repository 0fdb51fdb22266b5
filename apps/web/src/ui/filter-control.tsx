import type { ReactNode } from 'react';

/** One thing that a list can be filtered by: its label above its field. */
export function FilterControl({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="col-12 col-md-6 col-lg-4 form-group">
      <label htmlFor={id} className="form-label">
        {label}
      </label>
      {children}
    </div>
  );
}

interface FilterChoicesProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  choices: readonly { key: string; title: string }[];
  empty: string;
}

/** A choice of one, or of none: `empty` names that one. */
export function FilterChoices({ id, value, onChange, choices, empty }: FilterChoicesProps) {
  return (
    <select id={id} className="form-select" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{empty}</option>
      {choices.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  );
}
