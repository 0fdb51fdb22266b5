import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Locale } from '../messages.js';
import { Text } from './text.js';

interface CardProps {
  title: string;
  titleLocale?: Locale | null;
  to: string;
  /** The rank of the title among the page's headings. */
  level?: 2 | 3 | 4;
  /** Above the title: what kind of thing it is, when it is. */
  category?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}

/** A thing of a list, whose title is the link to it. */
export function Card({ title, titleLocale, to, level = 3, category, footer, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <article className="it-card rounded border">
      <Heading className="it-card-title">
        <Link to={to}>
          <Text text={title} locale={titleLocale} />
        </Link>
      </Heading>
      {category && <div className="it-card-category">{category}</div>}
      {children && <div className="it-card-body">{children}</div>}
      {footer && <footer className="it-card-footer">{footer}</footer>}
    </article>
  );
}

export interface CardItem {
  key: string;
  card: ReactNode;
}

export function CardList({ items, columns = 3 }: { items: readonly CardItem[]; columns?: 1 | 2 | 3 }) {
  const width = columns === 1 ? 'col-12' : columns === 2 ? 'col-12 col-md-6' : 'col-12 col-md-6 col-lg-4';
  return (
    <ul className="it-card-list row g-4 list-unstyled">
      {items.map(({ key, card }) => (
        <li key={key} className={width}>
          {card}
        </li>
      ))}
    </ul>
  );
}
