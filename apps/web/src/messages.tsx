import { type I18n, setupI18n } from '@lingui/core';
import type { Locale, MessageKey, MessageValues, Translate } from '@percorso/messages';
import { numbersInMessages } from '@percorso/messages/number-format';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { load } from 'virtual:messages';

import { once } from './recovery.js';

export type { Locale, MessageKey, MessageValues, Translate };

/** The catalogues that are loaded together: visitors need the first, the others come with their routes. */
export type MessageGroup = keyof (typeof load)['it'];

const catalogues = new Map<Locale, I18n>();
const loads = new Map<string, () => Promise<void>>();

function catalogueOf(locale: Locale): I18n {
  const known = catalogues.get(locale);
  if (known) return known;
  const catalogue = setupI18n({ locale, messages: { [locale]: {} } });
  catalogues.set(locale, catalogue);
  return catalogue;
}

/** Loads a group of messages, once. */
export function loadMessages(locale: Locale, group: MessageGroup): Promise<void> {
  const name = `${locale}/${group}`;
  const known = loads.get(name);
  if (known) return known();
  const loading = once(async () => catalogueOf(locale).load(locale, (await load[locale][group]()).default));
  loads.set(name, loading);
  return loading();
}

export interface Messages {
  locale: Locale;
  t: Translate;
}

const MessagesContext = createContext<Messages | null>(null);

export function MessagesProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const messages = useMemo<Messages>(() => ({ locale, t: (key, values) => catalogueOf(locale).t(key, values, numbersInMessages) }), [locale]);
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

/** The reader's language, and its messages: `t('common.save')`. Their group must have been loaded by the route. */
export function useMessages(): Messages {
  const messages = use(MessagesContext);
  if (!messages) throw new Error('useMessages needs a MessagesProvider above it');
  return messages;
}
