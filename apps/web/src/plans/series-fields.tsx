import { useWatch } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Checkbox } from '../ui/checkbox.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { Textarea } from '../ui/textarea.js';
import { ownSeries, seriesName } from './series-name.js';
import type { SeriesValues } from './series-input.js';
import type { ProcessOfSeries } from './series-page.js';

const rhythms = ['WEEKDAY', 'DAY', 'WEEKS'] as const;
const nths = ['1', '2', '3', '4', '5', '-1'] as const;
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** What the server takes at once; a list that is far longer would not even reach it. */
const MOST_DATES = 100;

/** Everything that is asked to make the meetings of a series; what the other way of giving dates needs is not shown. */
export function SeriesFields({ form, process }: { form: DraftForm<SeriesValues>; process: ProcessOfSeries }) {
  const { t } = useMessages();
  const [of, how, rhythm] = useWatch({ control: form.control, name: ['of', 'how', 'rhythm'] });
  const wholeNumber = (text: string) => (/^\d{1,6}$/.test(text) ? null : t('newMeeting.wholeNumber'));
  const notTooMany = (text: string) => (text.split('\n').filter((line) => line.trim()).length > MOST_DATES ? t('invalid.tooManyDates', { most: MOST_DATES }) : null);
  return (
    <>
      <Select
        form={form}
        name="of"
        label={t('seriesPage.of')}
        required={t('seriesPage.ofMissing')}
        empty={t('seriesPage.choose')}
        choices={[
          ...process.groups.map(({ key, title }) => ({ value: `group:${key}`, label: title })),
          ...ownSeries(process.series).map((each) => ({ value: `series:${each.key}`, label: seriesName(each, t) })),
          { value: 'new', label: t('seriesPage.newOne') },
        ]}
      />
      {of === 'new' && <TextField form={form} name="newSeries" label={t('seriesPage.newTitle')} required={t('seriesPage.newTitleMissing')} autoComplete="off" />}
      <RadioGroup
        form={form}
        name="how"
        label={t('seriesPage.how')}
        required={t('seriesPage.choose')}
        choices={[
          { value: 'RULE', label: t('seriesPage.byRule') },
          { value: 'LIST', label: t('seriesPage.byList') },
        ]}
      />
      {how === 'LIST' ? (
        <Textarea form={form} name="dates" label={t('seriesPage.dates')} hint={t('seriesPage.datesHint')} required={t('seriesPage.datesMissing')} check={notTooMany} rows={8} />
      ) : (
        <>
          <RadioGroup form={form} name="rhythm" label={t('seriesPage.rhythm')} required={t('seriesPage.choose')} choices={rhythms.map((value) => ({ value, label: t(`seriesPage.rhythm.${value}`) }))} />
          {rhythm === 'WEEKDAY' && (
            <>
              <Select form={form} name="nth" label={t('seriesPage.nth')} required={t('seriesPage.choose')} empty={t('seriesPage.choose')} choices={nths.map((value) => ({ value, label: t(`seriesPage.nth.${value}`) }))} />
              <Select form={form} name="weekday" label={t('seriesPage.weekday')} required={t('seriesPage.choose')} empty={t('seriesPage.choose')} choices={weekdays.map((value) => ({ value, label: t(`weekday.${value}`) }))} />
            </>
          )}
          <TextField form={form} name="every" label={t(rhythm === 'WEEKS' ? 'seriesPage.everyWeeks' : 'seriesPage.everyMonths')} required={t('newMeeting.wholeNumber')} inputMode="numeric" width="short" check={wholeNumber} />
          <TextField form={form} name="from" label={t(rhythm === 'WEEKDAY' ? 'seriesPage.fromHere' : 'seriesPage.firstDay')} required={t('seriesPage.fromMissing')} type="date" />
          <TextField form={form} name="count" label={t('seriesPage.count')} required={t('newMeeting.wholeNumber')} inputMode="numeric" width="short" check={wholeNumber} />
        </>
      )}
      <TextField form={form} name="starts" label={t('seriesPage.starts', { zone: process.timezone })} required={how === 'RULE' ? t('meetingTime.startsMissing') : undefined} type="time" />
      <TextField form={form} name="ends" label={t('seriesPage.ends', { zone: process.timezone })} required={how === 'RULE' ? t('meetingTime.endsMissing') : undefined} type="time" />
      <Checkbox form={form} name="skipHolidays" label={t('seriesPage.skipHolidays')} />
      <TextField form={form} name="name" label={t('meetingForm.venue')} autoComplete="off" />
      <TextField form={form} name="municipality" label={t('meetingForm.municipality')} autoComplete="off" />
      <TextField form={form} name="room" label={t('meetingForm.room')} autoComplete="off" />
      <TextField form={form} name="roomSeats" label={t('newMeeting.roomSeats')} hint={t('newMeeting.seatsHint')} inputMode="numeric" width="short" check={wholeNumber} />
      <TextField form={form} name="onlineUrl" label={t('meetingForm.onlineUrl')} hint={t('meetingForm.onlineUrlHint')} type="url" autoComplete="off" />
    </>
  );
}
