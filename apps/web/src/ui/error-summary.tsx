import type { Ref } from 'react';

import { useMessages } from '../messages.js';

export interface Problem {
  message: string;
  /** Null when it concerns no single field. */
  fieldId: string | null;
}

/** What is wrong, in the same words as beside the fields, and the way to each. */
export function ErrorSummary({ problems, ref }: { problems: readonly Problem[]; ref?: Ref<HTMLDivElement> }) {
  const { t } = useMessages();
  return (
    <div ref={ref} className="error-summary alert alert-danger" tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <div>
        <h2 id="error-summary-title" className="alert-heading h5">
          {t('common.errorSummary', { count: problems.length })}
        </h2>
        <ul>
          {problems.map(({ message, fieldId }) => (
            <li key={`${fieldId}-${message}`}>
              {fieldId ? (
                <a href={`#${fieldId}`} onClick={(event) => goTo(event, fieldId)}>
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The field itself is focused, and its label with it brought into sight; the address stays as it is. */
function goTo(event: { preventDefault: () => void }, fieldId: string): void {
  event.preventDefault();
  const field = document.getElementById(fieldId);
  const group = field?.closest('fieldset') ?? field?.closest('.form-group');
  field?.focus({ preventScroll: true });
  group?.scrollIntoView({ block: 'start' });
}
