import { useMessages } from '../messages.js';

/** The parts of a long page; stays in sight beside them on a wide screen. */
export function PageIndex({ items }: { items: readonly { id: string; title: string }[] }) {
  const { t } = useMessages();
  return (
    <nav className="page-index" aria-label={t('common.pageIndex')} data-element="page-index">
      <p className="page-index-title h6">{t('common.pageIndex')}</p>
      <ul className="link-list list-unstyled">
        {items.map(({ id, title }) => (
          <li key={id}>
            <a className="list-item" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
