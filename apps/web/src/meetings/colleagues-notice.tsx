import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';
import { DescriptionList } from '../ui/description-list.js';

/** What somebody else saved while this form was open, field by field; `term` is the field's label. */
export function ColleaguesNotice({ taken, differing }: Record<'taken' | 'differing', readonly { term: string; value: string }[]>) {
  const { t } = useMessages();
  const inWords = (fields: typeof taken) => fields.map(({ term, value }) => ({ term, value: value || t('staffMeeting.empty') }));
  return (
    <Callout kind="warning" live title={t('staffMeeting.stale')}>
      {differing.length > 0 && (
        <>
          <p>{t('staffMeeting.staleHelp')}</p>
          <DescriptionList items={inWords(differing)} />
        </>
      )}
      {taken.length > 0 && (
        <>
          <p>{t('staffMeeting.staleTaken')}</p>
          <DescriptionList items={inWords(taken)} />
        </>
      )}
    </Callout>
  );
}
