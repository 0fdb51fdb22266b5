import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.js';

const tones = {
  good: { className: 'badge badge-good', icon: 'check' },
  wait: { className: 'badge badge-wait', icon: 'clock' },
  bad: { className: 'badge badge-bad', icon: 'cross' },
  plain: { className: 'badge badge-plain', icon: 'info' },
} as const satisfies Record<string, { className: string; icon: IconName }>;

export type Tone = keyof typeof tones;

/** A state in a word, with an icon and a colour that say the same again. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={tones[tone].className}>
      <Icon name={icon ?? tones[tone].icon} size="sm" />
      {children}
    </span>
  );
}
