import { ApolloProvider } from '@apollo/client/react';
import { useEffect } from 'react';
import { Outlet, ScrollRestoration, useLoaderData, useLocation } from 'react-router';

import { clientFor } from '../apollo.js';
import { isLocale, type Locale, loadMessages, locales, MessagesProvider, preferredLocale } from '../messages.js';
import { inLocale } from '../paths.js';

/** The language that an address asks for; pages of staff carry none, and follow the browser. */
export function localeOfPath(pathname: string): Locale {
  const first = pathname.split('/')[1];
  return isLocale(first) ? first : preferredLocale();
}

/** The messages of the address's language, before anything is shown. */
export async function loadRoot({ request }: { request: Request }): Promise<Locale> {
  const locale = localeOfPath(new URL(request.url).pathname);
  await loadMessages(locale, 'public');
  return locale;
}

/** What surrounds every page: its language, the messages and the data in it. */
export function Root() {
  const locale = useLoaderData<typeof loadRoot>();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <MessagesProvider locale={locale}>
      <ApolloProvider client={clientFor(locale)}>
        <AlternateLanguages />
        <Outlet />
        <ScrollRestoration />
      </ApolloProvider>
    </MessagesProvider>
  );
}

/** Tells search engines where a public page is in the other languages. React moves the links to the head. */
function AlternateLanguages() {
  const { pathname } = useLocation();
  if (!isLocale(pathname.split('/')[1])) return null;
  return locales.map((locale) => <link key={locale} rel="alternate" hrefLang={locale} href={new URL(inLocale(pathname, locale), location.origin).href} />);
}
