import type { ReactNode } from 'react';

import { type Locale, type Translate, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import type { Crumb } from '../ui/breadcrumb.js';
import { Page } from '../ui/page.js';
import { Tabs } from '../ui/tabs.js';

interface PlanFrameProps {
  /** Whose plan it is. */
  process: { slug: string; title: string };
  title: string;
  lead: ReactNode;
  children: ReactNode;
}

/** The frame of the pages of a process's plan: the way down to it, and the way between them. */
export function PlanFrame({ process, title, lead, children }: PlanFrameProps) {
  const { t, locale } = useMessages();
  return (
    <Page title={title} within={[process.title]} crumbs={planCrumbs(process, locale, t)} lead={lead}>
      <PlanTabs slug={process.slug} />
      {children}
    </Page>
  );
}

/** The way down to a page of a process's plan: the desk, and the plan under the name of its process. */
export function planCrumbs({ slug, title }: { slug: string; title: string }, locale: Locale, t: Translate): Crumb[] {
  return [
    { to: paths.desk(locale), label: t('desk.title') },
    { to: paths.plan(locale, slug), label: title },
  ];
}

/** The pages of a process's plan, on each of them. */
export function PlanTabs({ slug }: { slug: string }) {
  const { t, locale } = useMessages();
  return (
    <Tabs
      label={t('planTabs.label')}
      items={[
        { to: paths.plan(locale, slug), label: t('planTabs.plan'), end: true },
        { to: paths.staffTimeline(locale, slug), label: t('plan.timeline') },
        { to: paths.planSeries(locale, slug), label: t('planTabs.series') },
        { to: paths.grid(locale, slug), label: t('planTabs.grid') },
        { to: paths.groupMembers(locale, slug), label: t('members.tab') },
        { to: paths.splits(locale, slug), label: t('splits.tab') },
        { to: paths.categories(locale, slug), label: t('categories.tab') },
        { to: paths.groupDelegations(locale, slug), label: t('delegation.tab') },
        { to: paths.processQuestions(locale, slug), label: t('questions.tab') },
        { to: paths.heldNotices(locale, slug), label: t('planTabs.notices') },
        { to: paths.peopleOfProcess(locale, slug), label: t('planTabs.people'), end: true },
        { to: paths.importsOfPeople(locale, slug), label: t('planTabs.imports') },
        { to: paths.duplicate(locale, slug), label: t('planTabs.duplicate') },
        { to: paths.planHistory(locale, slug), label: t('planTabs.history') },
      ]}
    />
  );
}
