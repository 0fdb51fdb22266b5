import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Tabs } from '../ui/tabs.js';

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
        { to: paths.processQuestions(locale, slug), label: t('questions.tab') },
        { to: paths.heldNotices(locale, slug), label: t('planTabs.notices') },
        { to: paths.duplicate(locale, slug), label: t('planTabs.duplicate') },
        { to: paths.planHistory(locale, slug), label: t('planTabs.history') },
      ]}
    />
  );
}
