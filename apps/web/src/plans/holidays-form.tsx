import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { Textarea } from '../ui/textarea.js';
import { holidayLines, linesOfHolidays } from './holiday-lines.js';
import { SetHolidaysDocument } from './series-page.generated.js';
import type { ProcessOfSeries } from './series-page.js';

/** Those of our three languages; others keep what an import or the API has said. */
const regions = ['IT', 'IT-32', 'FR', 'FR-57', 'BE', 'CH', 'AT', 'ES', 'none'] as const;

/** Which holidays the planning looks out for: a country's, and those of the place. */
export function HolidaysForm({ process: { slug, holidayRegion, localHolidays } }: { process: ProcessOfSeries }) {
  const { t } = useMessages();
  const form = useDraftForm<{ region: string; local: string }>(`holidays-${slug}`, { region: holidayRegion ?? '', local: linesOfHolidays(localHolidays) });
  const [set, { data, loading }] = useMutation(SetHolidaysDocument);
  const save = async ({ region, local }: { region: string; local: string }) => {
    const { data: done } = await set({ variables: { input: { processSlug: slug, region: region || null, local: holidayLines(local) } } });
    if (done?.setHolidays.process) form.forgetDraft();
    return done?.setHolidays.userErrors;
  };
  return (
    <Form form={form} onSubmit={save}>
      {data?.setHolidays.process && <Callout kind="success" live title={t('holidays.saved')} />}
      <Select form={form} name="region" label={t('holidays.region')} empty={t('holidays.ofZone')} choices={regions.map((value) => ({ value, label: t(`holidays.region.${value}`) }))} />
      <Textarea form={form} name="local" label={t('holidays.local')} hint={t('holidays.localHint')} />
      <Button type="submit" look="secondary" busy={loading}>
        {t('holidays.save')}
      </Button>
    </Form>
  );
}
