import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.js';

const kinds = {
  info: { className: 'alert alert-info', icon: 'info' },
  success: { className: 'alert alert-success', icon: 'check' },
  warning: { className: 'alert alert-warning', icon: 'alert' },
  danger: { className: 'alert alert-danger', icon: 'alert' },
} as const satisfies Record<string, { className: string; icon: IconName }>;

/**
 * Something to know before reading on. `live` announces it when it appears after an act: at once when it is
 * a problem, politely otherwise.
 */
export function Callout({ kind, title, live = false, children }: { kind: keyof typeof kinds; title?: ReactNode; live?: boolean; children?: ReactNode }) {
  const { className, icon } = kinds[kind];
  return (
    <div className={className} role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon name={icon} />
      <div>
        {title && <p className="alert-heading">{title}</p>}
        {children}
      </div>
    </div>
  );
}
