import { useId } from 'react';
import { useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { addressWithColumns } from './list-search.js';

/** Which columns a list has, kept in the address. */
export function ColumnChoice({ columns, chosen }: { columns: readonly { key: string; title: string }[]; chosen: readonly string[] }) {
  const { t } = useMessages();
  const id = useId();
  const [address, setAddress] = useSearchParams();
  const toggle = (key: string) => {
    const keys = chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];
    setAddress(addressWithColumns(address, keys), { replace: true, preventScrollReset: true });
  };
  return (
    <details>
      <summary>{t('list.columns')}</summary>
      <div className="row">
        {columns.map(({ key, title }) => (
          <div key={key} className="col-12 col-md-6 col-lg-4">
            <div className="form-check">
              <input id={`${id}-${key}`} type="checkbox" className="form-check-input" checked={chosen.includes(key)} onChange={() => toggle(key)} />
              <label htmlFor={`${id}-${key}`} className="form-check-label">
                {title}
              </label>
            </div>
          </div>
        ))}
      </div>
    </details>
  );
}
