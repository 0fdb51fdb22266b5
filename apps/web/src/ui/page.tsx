import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { NavigationType, useNavigationType } from 'react-router';

import { type Locale, useMessages } from '../messages.js';
import { Breadcrumb, type Crumb } from './breadcrumb.js';
import { Text } from './text.js';

interface PageProps {
  /** The only H1. */
  title: string;
  titleLocale?: Locale | null;
  /** What the page belongs to, nearest first: the process, the body. For the title of the window. */
  within?: readonly string[];
  crumbs?: readonly Crumb[];
  /** Under the heading, larger than the text. */
  lead?: ReactNode;
  /** Between breadcrumb and heading, such as a notice that concerns the whole page. */
  notice?: ReactNode;
  children?: ReactNode;
}

const ProblemsContext = createContext<(hasProblems: boolean) => void>(() => undefined);

/** A form tells its page that it has errors, which the title of the window then says first. */
export function useProblemsInTitle(hasProblems: boolean): void {
  const tell = use(ProblemsContext);
  useEffect(() => {
    tell(hasProblems);
    return () => tell(false);
  }, [tell, hasProblems]);
}

let firstPage = true;

/**
 * After going to another page its heading is focused, so that keyboard and screen reader go on from there; also when one
 * went on by a link of the frame before the first page had come.
 */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigationType = useNavigationType();
  // As it was at first: a filter in the address changes it, and must not take the focus.
  const [cameByLink] = useState(navigationType === NavigationType.Push);
  useEffect(() => {
    if (!firstPage || cameByLink) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, [cameByLink]);
  return heading;
}

export function Page({ title, titleLocale, within = [], crumbs, lead, notice, children }: PageProps) {
  const { t } = useMessages();
  const heading = useHeadingFocus();
  const [hasProblems, setHasProblems] = useState(false);
  const parts = [title, ...within, t('common.product')];
  return (
    <ProblemsContext value={setHasProblems}>
      <title>{hasProblems ? t('common.errorTitle', { title: parts.join(' – ') }) : parts.join(' – ')}</title>
      <div className="container page">
        {crumbs && crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
        {notice}
        <h1 ref={heading} tabIndex={-1}>
          <Text text={title} locale={titleLocale} />
        </h1>
        {lead && <div className="lead">{lead}</div>}
        {children}
      </div>
    </ProblemsContext>
  );
}

/** A part of a page with its heading, which the page index can name. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="page-section">
      <h2 id={id} className="h4">
        {title}
      </h2>
      {children}
    </section>
  );
}
