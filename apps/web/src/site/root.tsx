import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, Suspense, use, useEffect } from 'react';
import { useLocation } from 'react-router';

import { useClient } from '../apollo.js';
import { Boundary } from '../boundary.js';
import { isLocale, type Locale, localeOfPath, locales } from '../locales.js';
import { loadMessages, MessagesProvider } from '../messages.js';
import { inLocale } from '../paths.js';
import { FirstLook } from './first-look.js';
import { LastResort } from './last-resort.js';

/** What surrounds every page: its language, and the messages and the data in it. */
export function Root({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const locale = localeOfPath(pathname);
  const client = useClient(locale);
  return (
    <Boundary at={locale} fallback={() => <LastResort />}>
      <Suspense fallback={<FirstLook />}>
        <InLanguage locale={locale} client={client}>
          <AlternateLanguages pathname={pathname} />
          {children}
        </InLanguage>
      </Suspense>
    </Boundary>
  );
}

/** Messages and data for all that is inside, in one language. */
export function InLanguage({ locale, client, children }: { locale: Locale; client: ApolloClient; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  use(loadMessages(locale, 'public'));
  return (
    <MessagesProvider locale={locale}>
      <ApolloProvider client={client}>{children}</ApolloProvider>
    </MessagesProvider>
  );
}

/** Tells search engines where a public page is in the other languages. React moves the links to the head. */
function AlternateLanguages({ pathname }: { pathname: string }) {
  if (!isLocale(pathname.split('/')[1])) return null;
  return locales.map((locale) => <link key={locale} rel="alternate" hrefLang={locale} href={new URL(inLocale(pathname, locale), location.origin).href} />);
}
