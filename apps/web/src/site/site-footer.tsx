import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ContactLines } from './contact-lines.js';
import type { SiteFrame } from './layout.js';

/** The same on every page, help in the same place. `frame` is null until it is known. */
export function SiteFooter({ frame }: { frame: SiteFrame }) {
  const { t, locale } = useMessages();
  return (
    <footer className="it-footer">
      <div className="it-footer-main">
        <div className="container">
          <div className="row">
            <div className="col-12 col-md-6">
              <h2 className="h6">
                {t('site.contacts')}
              </h2>
              {frame && <ContactLines contact={frame.site.contact} />}
              <Link to={paths.contacts(locale)} data-element="contacts">
                {t('site.allContacts')}
              </Link>
            </div>
            <div className="col-12 col-md-6">
              <h2 className="h6">
                {t('site.about')}
              </h2>
              <p>{t('site.aboutText')}</p>
            </div>
          </div>
        </div>
      </div>
      <div className="it-footer-small-prints">
        <nav className="container" aria-label={t('site.legal')}>
          <ul className="it-footer-small-prints-list list-inline">
            <li className="list-inline-item">
              <Link to={paths.accessibility(locale)} data-element="accessibility-link">
                {t('site.accessibility')}
              </Link>
            </li>
            <li className="list-inline-item">
              <Link to={paths.privacy(locale)} data-element="privacy-policy-link">
                {t('site.privacy')}
              </Link>
            </li>
            <li className="list-inline-item">
              <Link to={paths.legalNotes(locale)} data-element="legal-notes">
                {t('site.legalNotes')}
              </Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
