import { Link, NavLink, useLocation } from 'react-router';

import { locales } from '../locales.js';
import { useMessages } from '../messages.js';
import { inLocale, paths } from '../paths.js';
import { Icon } from '../ui/icon.js';
import type { SiteFrame } from './layout.js';

/** The header of Italian public sites: the owner and the languages, the name, the sections. `frame` is null until it is known. */
export function SiteHeader({ frame }: { frame: SiteFrame }) {
  const { t, locale } = useMessages();
  return (
    <header className="it-header-wrapper">
      {frame?.site.demonstration && <DemonstrationBar />}
      <div className="it-header-slim-wrapper">
        <div className="container it-header-slim-wrapper-content">
          <span className="navbar-brand">{frame?.site.owner ?? t('common.product')}</span>
          <div className="it-header-slim-right-zone">
            <LanguageSwitch />
            <AccountLink frame={frame} />
          </div>
        </div>
      </div>
      <div className="it-header-center-wrapper">
        <div className="container it-header-center-content-wrapper">
          <div className="it-brand-wrapper">
            <Link to={paths.home(locale)}>
              <BrandMark />
              <span className="it-brand-text">
                <span className="it-brand-title">{frame?.site.name ?? t('common.product')}</span>
                <span className="it-brand-tagline">{t('site.tagline')}</span>
              </span>
            </Link>
          </div>
        </div>
      </div>
      <nav className="it-header-navbar-wrapper" aria-label={t('site.mainNavigation')} data-element="main-navigation">
        <ul className="container navbar-nav">
          <Section to={paths.home(locale)} label={t('site.processes')} end />
          <Section to={paths.meetings(locale)} label={t('site.meetings')} />
          {frame?.me && <Section to={paths.myRegistrations(locale)} label={t('site.myRegistrations')} />}
          {frame?.me?.isStaff && <Section to={isOrganiser(frame.me) ? paths.desk(locale) : paths.work(locale)} label={t('site.work')} />}
        </ul>
      </nav>
    </header>
  );
}

/** Organisers begin at their desk, which leads on to what else they do. */
const isOrganiser = ({ roles }: NonNullable<NonNullable<SiteFrame>['me']>) => roles?.some(({ role }) => role === 'ORGANISER') ?? false;

function Section({ to, label, end = false }: { to: string; label: string; end?: boolean }) {
  return (
    <li className="nav-item">
      <NavLink to={to} end={end} className={({ isActive }) => (isActive ? 'nav-link active' : 'nav-link')}>
        {label}
      </NavLink>
    </li>
  );
}

/** Every language under its own name, each a link to this same page; what stands behind the # may be the secret of a mail's link. */
function LanguageSwitch() {
  const { t, locale } = useMessages();
  const { pathname, search, hash } = useLocation();
  return (
    <nav aria-label={t('site.languages')}>
      <ul className="language-switch list-unstyled">
        {locales.map((language) => (
          <li key={language}>
            <Link to={inLocale(pathname, language) + search + hash} lang={language} hrefLang={language} aria-current={language === locale ? 'true' : undefined}>
              <abbr title={new Intl.DisplayNames(language, { type: 'language' }).of(language)}>{language.toUpperCase()}</abbr>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function AccountLink({ frame }: { frame: SiteFrame }) {
  const { t, locale } = useMessages();
  const { pathname, search } = useLocation();
  const to = frame?.me ? paths.profile(locale) : paths.signIn(locale, pathname + search);
  return (
    <Link className="it-access-top-wrapper btn btn-icon btn-full" to={to} data-element="personal-area-login">
      <Icon name="user" />
      <span>{frame?.me ? frame.me.name || t('site.profile') : t('common.signIn')}</span>
    </Link>
  );
}

/** A path between two points. */
function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M8 24c0-7 4-8 8-8s8-1 8-8" />
      <circle cx="8" cy="24" r="3" />
      <circle cx="24" cy="8" r="3" />
    </svg>
  );
}

function DemonstrationBar() {
  const { t, locale } = useMessages();
  return (
    <div className="demonstration-bar">
      <p className="container">
        {t('site.demonstration')} <Link to={paths.demonstration(locale)}>{t('site.demonstrationAccounts')}</Link> <a href="/mailbox">{t('site.mailbox')}</a>
      </p>
    </div>
  );
}
