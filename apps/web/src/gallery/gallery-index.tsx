import { use } from 'react';

import { locales } from '../locales.js';
import { type Locale, loadMessages, useMessages } from '../messages.js';
import { once } from '../recovery.js';
import { galleryAddress } from './gallery-address.js';
import { statesOf } from './gallery-page.js';
import { galleryPages } from './gallery-pages.js';

/** A mail of the server's, as it lists its examples. */
interface ExampleMail {
  name: string;
  path: string;
}

const readMails = once(async (): Promise<ExampleMail[]> => {
  const answer = await fetch('/mailbox/examples.json');
  const mails: unknown = answer.ok ? await answer.json() : [];
  return Array.isArray(mails) ? mails.filter(isMail) : [];
});

function isMail(mail: unknown): mail is ExampleMail {
  return typeof mail === 'object' && mail !== null && 'name' in mail && 'path' in mail && typeof mail.name === 'string' && typeof mail.path === 'string';
}

/** Everything that is shown, each at its own address. Names of pages and states are the sources' own, in every language. */
export function GalleryIndex({ locale }: { locale: Locale }) {
  const { t } = useMessages();
  use(loadMessages(locale, 'legal'));
  const mails = use(readMails());
  return (
    <main className="container page">
      <title>{`${t('gallery.title')} – ${t('common.product')}`}</title>
      <h1>{t('gallery.title')}</h1>
      <p className="lead">{t('gallery.lead')}</p>
      <nav aria-label={t('site.languages')}>
        <ul className="list-inline">
          {locales.map((language) => (
            <li key={language} className="list-inline-item">
              <a className="target" href={galleryAddress(language)} lang={language} aria-current={language === locale ? 'true' : undefined}>
                {new Intl.DisplayNames(language, { type: 'language' }).of(language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section className="page-section" data-gallery="pages">
        <h2>{t('gallery.pages')}</h2>
        {Object.entries(galleryPages).map(([name, page]) => (
          <section key={name}>
            <h3 className="h6">
              {name} <code>{`/${page.route}`}</code>
            </h3>
            <ul className="list-inline">
              {statesOf(page).map((state) => (
                <li key={state} className="list-inline-item">
                  <a className="target" href={galleryAddress(locale, name, state)}>
                    <span className="visually-hidden">{name} </span>
                    {state}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
      <section className="page-section" data-gallery="mails">
        <h2>{t('gallery.mails')}</h2>
        <ul>
          {mails.map(({ name, path }) => (
            <li key={path}>
              {name}{' '}
              {locales.map((language) => (
                <a key={language} className="target" href={`${path}/${language}`} hrefLang={language}>
                  <span className="visually-hidden">{name} </span>
                  {language.toUpperCase()}{' '}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
