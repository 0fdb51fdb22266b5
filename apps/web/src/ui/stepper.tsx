import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { Icon } from './icon.js';

export interface Step {
  title: string;
  /** Null for a step that cannot be gone to yet. */
  to: string | null;
}

/** Where one is in a form of several pages, in words; steps that are done can be gone back to. */
export function Stepper({ label, steps, current }: { label: string; steps: readonly Step[]; current: number }) {
  const { t } = useMessages();
  return (
    <nav className="steppers" aria-label={label}>
      <p className="steppers-index">{t('common.step', { current: current + 1, total: steps.length, title: steps[current]?.title ?? '' })}</p>
      <ol className="steppers-header list-unstyled">
        {steps.map(({ title, to }, index) => (
          <li key={title} className={index < current ? 'confirmed' : index === current ? 'active' : undefined} aria-current={index === current ? 'step' : undefined}>
            <span className="steppers-number" aria-hidden="true">
              {index < current ? <Icon name="check" size="sm" /> : index + 1}
            </span>
            {to && index < current ? <Link to={to}>{title}</Link> : title}
            {index < current && <span className="visually-hidden">{t('common.stepDone')}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
